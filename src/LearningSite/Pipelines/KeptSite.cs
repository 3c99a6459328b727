using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Files;
using LearningSite.Linking;
using LearningSite.Questions.ItemWriting;
using LearningSite.Rendering;

namespace LearningSite.Pipelines;

/// <summary>The stage Link: the site in all its languages, and what was found while documents were linked.</summary>
public sealed record LinkedSite(Site Site, IReadOnlyList<Edition> Editions, OwnFindings Findings);

/// <summary>The checks of the stage Gather: what they found, and which questions ask the same.</summary>
public sealed record GatheredChecks(OwnFindings Findings, RepeatedStems.Found Stems);

/// <summary>
/// What a build holds in memory for the next one beside what <see cref="LastBuild"/> can keep on the disk. While an author writes in bodies, the
/// site that pages are made from stays the same object, and only what was written is made anew.
/// </summary>
/// <param name="Listed">The files; null when something was wrong with one of their names.</param>
/// <param name="Outlines">Of all pages, for each edition.</param>
/// <param name="Names">Under which everything was written.</param>
/// <param name="Snippets">Code and formulas as they were set.</param>
public sealed record KeptSite(IReadOnlyList<SourceFile>? Listed, LinkedSite Linked, IReadOnlyList<IReadOnlyList<PageOutline>> Outlines, UniqueStage Names, GatheredChecks Gathered, SnippetCache Snippets)
{
    /// <summary>What the checks of Gather found, when they would find it again: other pages have left what these left before, wherever in the file it stands.</summary>
    /// <param name="changed">Paths for messages.</param>
    public GatheredChecks? FindChecks(IReadOnlyList<IReadOnlyList<PageOutline>> outlines, IReadOnlySet<string> changed)
    {
        if (Gathered.Findings.Mention(changed)) return null;
        for (var e = 0; e < outlines.Count; e++)
            for (var i = 0; i < outlines[e].Count; i++)
                if (!LeaveTheSame(outlines[e][i], Outlines[e][i])) return null;
        return Gathered;
    }

    // What is seen only on the page itself does not count.
    private static bool LeaveTheSame(PageOutline now, PageOutline before) => ReferenceEquals(now, before)
        || (!now.Findings.AreCut && !before.Findings.AreCut && SameDocument.AreButForPlaces(now.Seen, before.Seen));
}
