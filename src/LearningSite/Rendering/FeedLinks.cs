using LearningSite.Linking;

namespace LearningSite.Rendering;

/// <summary>Where the feeds of changes lie, when there are any.</summary>
public static class FeedLinks
{
    public const string Rss = "/feed.xml", Json = "/feed.json";

    public static bool AreMade(Site site) => site.Settings is { GenerateFeeds: true, Origin: not null };
}
