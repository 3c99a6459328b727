namespace LearningSite.Documents;

/// <summary>The keys that every kind with a page has.</summary>
public sealed record HeaderKeys(Key<YamlNode.Scalar?> Title, Key<string?> Summary, Key<string?> Status, Key<DateOnly?> Updated, Key<IReadOnlyList<Reference>> Sources, Key<IReadOnlyList<YamlNode.Scalar>> RedirectFrom)
{
    private static readonly string[] States = ["published", "draft"];

    /// <summary>Adds them. The summary is required where the kind has pages that search engines show.</summary>
    public static HeaderKeys AddTo(Keys keys, bool isSummaryRequired = false, string titleName = "title", string titleAbout = "The heading of the page, and its name in lists; 70 characters at most.") => new(
        keys.Scalar(titleName, titleAbout, new Shape.Text(1, 70)),
        keys.Summary(isSummaryRequired),
        keys.OptionalChoice("status", States, "A draft is shown by `preview` and never published; without this key the page is published."),
        keys.OptionalDate("updated", "The day of the last change that a reader should know of, such as `2026-11-20`; never in the future."),
        keys.References("sources", "source", "Ids of the sources behind the page, as `sources.yml` lists them."),
        keys.Scalars("redirectFrom", "Old addresses that lead here, such as `/roles/tester/`."));
}
