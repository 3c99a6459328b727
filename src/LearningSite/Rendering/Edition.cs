using LearningSite.Linking;

namespace LearningSite.Rendering;

/// <summary>The site in one language: its documents, its words and its pages. A site in one language has one edition.</summary>
public sealed class Edition(Site site, InterfaceText text, IReadOnlyList<Page> pages)
{
    public Site Site { get; } = site;
    public InterfaceText Text { get; } = text;
    public IReadOnlyList<Page> Pages { get; } = pages;
    /// <summary>The name of the site: as its settings say, or as its first page is called.</summary>
    public string Title => Site.Settings.SiteTitle.Length > 0 ? Site.Settings.SiteTitle : Site.FindByLink("/")?.Title is { Length: > 0 } home ? home : Text.Get("nav.home");
    /// <summary>Links of all pages, without link root.</summary>
    public IReadOnlySet<string> Links { get; } = pages.Select(p => p.Link).ToHashSet(StringComparer.Ordinal);
    /// <summary>Links of pages in this very language that search engines are to know.</summary>
    public IReadOnlySet<string> IndexedLinks => indexedLinks.Value;

    private readonly Lazy<IReadOnlySet<string>> indexedLinks = new(() => pages.Where(p => p.IsIndexed && !p.IsFallback).Select(p => p.Link).ToHashSet(StringComparer.Ordinal));
}
