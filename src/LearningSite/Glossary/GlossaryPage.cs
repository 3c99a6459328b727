using LearningSite.Rendering;

namespace LearningSite.Glossary;

/// <summary>A term; <c>Id</c> is the anchor (`t-recall`).</summary>
public sealed record TermEntry(string Id, string Term, string Short, string? Example, IReadOnlyList<string> Aliases, IReadOnlyList<PageLink> SeeAlso, LongList<PageLink>? UsedIn);

public sealed record TermGroup(string Id, string Title, IReadOnlyList<TermEntry> Terms);

/// <summary>`glossary.hbs`.</summary>
public sealed record GlossaryPage : PageModel
{
    public required IReadOnlyList<TermGroup> Groups { get; init; }
    public required int Count { get; init; }
}
