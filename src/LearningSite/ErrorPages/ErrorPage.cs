using LearningSite.Rendering;

namespace LearningSite.ErrorPages;

/// <summary>`error.hbs`: what a code means, bad input, its report, and the way to put it right.</summary>
public sealed record ErrorPage : PageModel
{
    public PageLink? Previous { get; init; }
    public PageLink? Next { get; init; }
}
