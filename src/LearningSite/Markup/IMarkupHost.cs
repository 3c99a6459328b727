using LearningSite.Diagnostics;

namespace LearningSite.Markup;

/// <summary>What the renderer asks of the site around it. The site answers in Linking and Rendering; tests answer with less.</summary>
public interface IMarkupHost
{
    /// <summary>The text of a key of `theme/text`, with its arguments put in.</summary>
    string Text(string key, params ReadOnlySpan<object> arguments);
    /// <summary>The address that a link of the source leads to, or null when it leads nowhere, after a finding.</summary>
    ResolvedLink? ResolveLink(string url, Place place);
    /// <summary>The image that an address of the source means, or null after a finding.</summary>
    ResolvedImage? ResolveImage(string url, Place place);
    /// <summary>A figure of the register as finished HTML, or null after a finding.</summary>
    string? RenderFigure(string id, Place place);
    /// <summary>The address of a module of the theme that runs when it is asked for; null where pages run none.</summary>
    string? ModuleHref(string name) => null;
    /// <summary>Names that are linked at their first use, longest first, with where they lead.</summary>
    TermIndex Terms { get; }
}

/// <summary>A checked address. <c>Title</c> is the name of the page, for cards and links without text.</summary>
public sealed record ResolvedLink(string Href, string? Title = null, string? Summary = null);

/// <summary>A checked image; without a size when it lies elsewhere.</summary>
public sealed record ResolvedImage(string Href, int? Width, int? Height);
