using LearningSite.Files;
using LearningSite.Diagnostics;
using LearningSite.Linking;
using LearningSite.Markup;
using LearningSite.Questions;

namespace LearningSite.Rendering;

/// <summary>What is left of a page when its text is gone: enough for Gather and for the coverage report.</summary>
/// <param name="Held">What its text held. Of a page that was taken over it is read from the cache when somebody asks: half of what a build with one change would read, and mostly nobody does.</param>
/// <param name="Links">Pages of the site that this one leads to, without link root; gathered only when a report will be made.</param>
public sealed record PageOutline(Page Page, Lazy<PageHoldings> Held, IReadOnlyList<string> Links)
{
    public IReadOnlyList<string> Anchors => Held.Value.Anchors;
    public IReadOnlyList<QuestionUse> Questions => Held.Value.Questions;
    public IReadOnlyList<AnchorUse> AnchorUses => Held.Value.AnchorUses;
    public IReadOnlyList<Prompt> Prompts => Held.Value.Prompts;
    public IReadOnlyList<Heading> Headings => Held.Value.Headings;
    public IReadOnlyList<string> Terms => Held.Value.Terms;
    public bool HasUnreadQuestions => Held.Value.HasUnreadQuestions;
    /// <summary>Of the body, for readers of English; only when a report will be made.</summary>
    public double? Grade { get; init; }
    public string? Title { get; init; }
    /// <summary>Addresses of the pictures in its body, with the link root.</summary>
    public IReadOnlyList<string> Pictures { get; init; } = [];
    /// <summary>Of the written page; null where none is written, or where nobody keeps it.</summary>
    public FileDigest? Digest { get; init; }
    /// <summary>What the page was made of besides what documents tell the site: paths below the input folder.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];
    /// <summary>What was found on the page itself.</summary>
    public OwnFindings Findings { get; init; } = OwnFindings.None;
    /// <summary>A finding depends on the texts of all files.</summary>
    public bool NeedsAllTexts { get; init; }
    /// <summary>The same as the last build kept it; empty when the page was made now.</summary>
    public ReadOnlyMemory<byte> Kept { get; init; }

    /// <summary>All that the checks between pages, and data about the whole site, see of the page.</summary>
    public SeenPage Seen => new(Title, Pictures, Held.Value with { AnchorUses = [.. AnchorUses.Select(u => u with { From = null! })] });
}

/// <summary>What others see of a page: neither its bytes, nor what was found on it.</summary>
/// <param name="Held">Without the documents that it stands in.</param>
public sealed record SeenPage(string? Title, IReadOnlyList<string> Pictures, PageHoldings Held);

/// <summary>What the text of a page held for other pages.</summary>
/// <param name="AnchorUses">Places of other pages that it leads to.</param>
public sealed record PageHoldings(IReadOnlyList<string> Anchors, IReadOnlyList<QuestionUse> Questions, IReadOnlyList<AnchorUse> AnchorUses, IReadOnlyList<Prompt> Prompts)
{
    /// <summary>Headings of the body, which translations must have too; empty on a site in one language.</summary>
    public IReadOnlyList<Heading> Headings { get; init; } = [];
    /// <summary>Terms of the glossary that the page leads to.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];
    public bool HasUnreadQuestions { get; init; }
}
