using LearningSite.Diagnostics;
using LearningSite.Files;

namespace LearningSite.Documents;

/// <summary>
/// What the site knows of a piece of content without its body: small enough to keep for every lesson. The body is read,
/// rendered and dropped again later, one document at a time.
/// </summary>
public abstract record Document(Header Header)
{
    public SourceFile Source => Header.Source;
    public string Kind => Header.Kind;
    public string Slug => Header.Slug;
    public string Link => Header.Link;
    public string Title => Header.Title;
    public string? Summary => Header.Summary;

    /// <summary>Every mention of another document in the header; each is checked, and back-links are computed from them.</summary>
    public virtual IEnumerable<Reference> References => Header.Sources;
    /// <summary>Documents in the order that this one gives them: the lessons of a track.</summary>
    public virtual IReadOnlyList<Reference> Children => [];
    /// <summary>H2 headings that the kind prescribes.</summary>
    public virtual IReadOnlyList<string> PrescribedHeadings => [];
    /// <summary>Those of them that hold steps in their order.</summary>
    public virtual IReadOnlyList<string> OrderedSections => [];
    /// <summary>How many H2 sections and scenarios a body of the kind holds at least.</summary>
    public virtual (int Sections, int Scenarios) Fewest => (0, 0);
    /// <summary>Names under which prose mentions it and is linked; only terms have any.</summary>
    public virtual IReadOnlyList<string> Mentions => [];
    /// <summary>Addresses that lead here and have no page of their own.</summary>
    public virtual IEnumerable<string> FormerLinks => Header.RedirectFrom.Select(r => r.Value);
    /// <summary>Where those addresses lead; null when the page behind them is gone for good.</summary>
    public virtual string? ForwardsTo => Link;
    /// <summary>Objectives that questions may name: id and sentence.</summary>
    public virtual IReadOnlyList<KeyValuePair<string, string>> Objectives => [];

    /// <summary>True when they could not be read, so that nobody knows which there are.</summary>
    public virtual bool HasUnreadObjectives => false;

    /// <summary>The place of the document's name; reads the file again, so only for findings.</summary>
    public Place GetPlace(DiagnosticBag diagnostics) => PlaceOf(Header.Span, diagnostics);

    public Place PlaceOf(TextSpan span, DiagnosticBag diagnostics) =>
        new(Source.TryReadText(diagnostics) ?? new SourceText(Source.DisplayPath, ""), span);
}
