using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Markup;

namespace LearningSite.Linking;

/// <summary>A use of an anchor on another page, checked when all pages are done.</summary>
public sealed record AnchorUse(Document From, TextSpan Span, string Link, string Id);

/// <summary>
/// Finds what an address in the content means. Paths are normalised as text and looked up among the files that were
/// scanned; nothing is ever joined to a path of the disk.
/// </summary>
/// <param name="sharedLinks">Pages that exist in the first language alone.</param>
public sealed class LinkResolver(Site site, IReadOnlySet<string> pageLinks, IReadOnlySet<string> sharedLinks, IReadOnlyList<string> kinds, DiagnosticBag diagnostics)
{
    /// <summary>The address for a page, or null after a finding. Uses of anchors are added to the lists.</summary>
    public ResolvedLink? ResolveLink(string url, Document from, Place place, List<(string Id, Place Place)> localUses, List<AnchorUse> uses)
    {
        if (url.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 && kinds.Contains(url[..colon])) return ResolveReference(url[..colon], url[(colon + 1)..], from, place, uses);
        switch (UrlPolicy.Classify(url))
        {
            case (UrlKind.Absolute, _): return new ResolvedLink(UrlPolicy.Encode(url));
            case (UrlKind.Unsafe, var scheme): ReportUnsafe(scheme, place, FindKind(url, scheme)); return null;
            case (UrlKind.Anchor, _): return ResolveLocal(url.TrimStart('#'), place, localUses);
            default: return ResolvePath(url, from, place, localUses, uses);
        }
    }

    /// <summary>The image for a page, or null after a finding.</summary>
    public ResolvedImage? ResolveImage(string url, Document from, Place place)
    {
        switch (UrlPolicy.Classify(url))
        {
            case (UrlKind.Relative, _): break;
            case (UrlKind.Absolute, "http" or "https"):
                diagnostics.Add(new Diagnostic(Codes.MissingImage, "an image of another site is not loaded", place, null, "copy the image into the folder of the page, so that readers are not tracked and can read offline"));
                return null;
            case (_, var scheme): ReportUnsafe(scheme, place); return null;
        }
        var path = Normalise(from.Source.Folder, Decode(SplitFragment(url).Path));
        if (path is not null && FindAsset(path, from) is { } asset) return new ResolvedImage(site.SharedHref(asset.Link), asset.Size?.Width, asset.Size?.Height);
        diagnostics.Add(new Diagnostic(Codes.MissingImage, $"there is no image `{url}`", place, Nearest(path, site.Assets.Paths, from), "put the image beside the page, or correct the path")
            { Fix = CorrectCase.TryFix(place, SplitFragment(url).Path, path, site.Assets.Paths) });
        return null;
    }

    private ResolvedLink? ResolveReference(string kind, string target, Document from, Place place, List<AnchorUse> uses)
    {
        var (slug, fragment) = SplitFragment(target);
        if (site.Find(kind, slug) is { } document) return LinkTo(document, fragment, from, place, uses);
        if (site.IsUnseen(kind, slug)) return null;
        var known = site.Documents.Where(d => d.Kind == kind).Select(d => d.Slug);
        diagnostics.Add(new Diagnostic(Codes.DeadReference, $"there is no {kind} `{slug}`", place, site.FindRenamed(kind, slug) is { } renamed ? Spelling.Suggest(renamed.Slug) : Spelling.DidYouMean(slug, known), $"write the slug of a {kind}: the name of its file, or its id"));
        return null;
    }

    private ResolvedLink ResolveLocal(string fragment, Place place, List<(string, Place)> localUses)
    {
        if (fragment.Length == 0) return new ResolvedLink("#");
        var id = "h-" + Decode(fragment);
        localUses.Add((id, place));
        return new ResolvedLink("#" + UrlPolicy.Encode(id));
    }

    private ResolvedLink? ResolvePath(string url, Document from, Place place, List<(string, Place)> localUses, List<AnchorUse> uses)
    {
        var (path, fragment) = SplitFragment(url);
        var decoded = Decode(path);
        if (path.Length == 0) return ResolveLocal(fragment, place, localUses);
        if (decoded.StartsWith('/'))
        {
            var link = decoded.EndsWith('/') || decoded.Contains('.', StringComparison.Ordinal) ? decoded : decoded + "/";
            if (pageLinks.Contains(link)) return LinkToPage(link, fragment, from, place, uses);
            if (sharedLinks.Contains(link)) return new ResolvedLink(site.SharedHref(link) + (fragment.Length == 0 ? "" : "#" + UrlPolicy.Encode(ToId(Decode(fragment), link))));
        }
        // A translation may also lead out of its folder, to the original, so that its links work where the files are looked at.
        var target = Normalise(from.Source.Folder, decoded) ?? (from.Source.Locale is { } locale ? Normalise($"{locale}/{from.Source.Folder}", decoded) : null);
        if (target is not null && FindDocument(target) is { } document) return LinkTo(document, fragment, from, place, uses);
        if (target is not null && FindAsset(target, from) is { } asset) return new ResolvedLink(site.SharedHref(asset.Link));
        if (target is not null && pageLinks.Contains("/" + target.TrimEnd('/') + "/")) return LinkToPage("/" + target.TrimEnd('/') + "/", fragment, from, place, uses);
        if (target is not null && (site.IsDraftSource(target) || site.IsUnreadSource(target))) return null;
        // `/sources/` is no page while the only file of its kind cannot be read.
        if (decoded.StartsWith('/') && site.Unread.Count > 0) return null;
        if (Backslashes(place) is var (written, slashes))
        {
            diagnostics.Add(new Diagnostic(Codes.DeadLink, $"the link `{written}` has backslashes", place, null, $"write `{slashes}`") { Fix = Fix.Replace(place, written, slashes) });
            return site.IsPlainFolder ? new ResolvedLink(UrlPolicy.Encode(url)) : null;
        }
        diagnostics.Add(new Diagnostic(Codes.DeadLink, $"the link `{url}` leads nowhere", place, Renamed(target, from) ?? Nearest(target ?? decoded[(decoded.LastIndexOf('/') + 1)..], site.Documents.Select(d => d.Source.RelativePath).Distinct(), from),
            url.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? $"write `https://{url}`" : "write the relative path of the `.md` file, or `kind:slug` such as `role:ml-engineer`")
            { Fix = CorrectCase.TryFix(place, path, target, site.Documents.Select(d => d.Source.RelativePath).Concat(site.Assets.Paths)) });
        return site.IsPlainFolder ? new ResolvedLink(UrlPolicy.Encode(url)) : null;
    }

    // As in `..\roles\tester.md`: Markdown takes some of them for escapes, so they are looked for where they were written.
    private static (string Written, string Slashes)? Backslashes(Place place) =>
        place.Span.End <= place.Text.Text.Length && place.Text.Text.Substring(place.Span.Start, place.Span.Length) is var written && written.Contains('\\', StringComparison.Ordinal) ? (written, written.Replace('\\', '/')) : null;

    // A translation may bring a file of its own; otherwise it shows that of its original.
    private Asset? FindAsset(string path, Document from) => (from.Source.Locale is { } locale ? site.Assets.Find($"{locale}/{path}") : null) ?? site.Assets.Find(path);

    // In a plain folder people also link to a folder, or leave the extension away.
    private Document? FindDocument(string path) =>
        site.FindBySource(path) ?? (path.EndsWith(".html", StringComparison.Ordinal) ? site.FindBySource(path[..^5] + ".md") : null)
        ?? (site.IsPlainFolder ? site.FindBySource(path + ".md") ?? FindIndex(path.TrimEnd('/')) : null);

    private Document? FindIndex(string folder) => new[] { "index.md", "README.md", "readme.md" }.Select(n => site.FindBySource(folder.Length == 0 ? n : $"{folder}/{n}")).FirstOrDefault(d => d is not null);

    private ResolvedLink LinkTo(Document document, string fragment, Document from, Place place, List<AnchorUse> uses) =>
        document.Link.Contains('#', StringComparison.Ordinal) || fragment.Length == 0
            ? new ResolvedLink(site.Href(document.Link), document.Title, document.Summary)
            : LinkToPage(document.Link, fragment, from, place, uses) with { Title = document.Title, Summary = document.Summary };

    private ResolvedLink LinkToPage(string link, string fragment, Document from, Place place, List<AnchorUse> uses)
    {
        if (fragment.Length == 0) return new ResolvedLink(site.Href(link));
        var id = ToId(Decode(fragment), link);
        uses.Add(new AnchorUse(from, place.Span, link, id));
        return new ResolvedLink(site.Href(link) + "#" + UrlPolicy.Encode(id));
    }

    // Authors write anchors bare; ids in the page carry a prefix, so that no heading can take the name of something else.
    // The pages of terms and sources have ids of their own (`t-recall`, `s-wef-2023`) instead of headings.
    private static string ToId(string fragment, string link) =>
        (link == "/glossary/" && fragment.StartsWith("t-", StringComparison.Ordinal)) || (link == "/sources/" && fragment.StartsWith("s-", StringComparison.Ordinal)) ? fragment : "h-" + fragment;

    // `rol:ml-engineer` is a slip of a reference, and `javascript:alert(1)` is not: what follows the colon tells them apart.
    private string? FindKind(string url, string scheme) =>
        scheme.Length > 0 && url.Length > scheme.Length && Slugs.IsValid(SplitFragment(url[(scheme.Length + 1)..]).Path, mayJoin: true) ? Spelling.DidYouMean(url[..scheme.Length] + ":", kinds.Select(k => k + ":")) : null;

    private void ReportUnsafe(string scheme, Place place, string? label = null) =>
        diagnostics.Add(new Diagnostic(Codes.UnsafeAddress, scheme.Length == 0 ? "the address is not allowed" : $"addresses with `{scheme}{(scheme is "//" or "\\" ? "" : ":")}` are not allowed", place, label,
            scheme.Length == 1 && char.IsAsciiLetter(scheme[0]) ? "this is a place on your own computer: put the file into the folder of the page, and write its name" : "write an `https`, `http` or `mailto` address, or a path"));

    private static (string Path, string Fragment) SplitFragment(string url)
    {
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        var path = hash < 0 ? url : url[..hash];
        return (path.IndexOf('?', StringComparison.Ordinal) is var query and >= 0 ? path[..query] : path, hash < 0 ? "" : url[(hash + 1)..]);
    }

    private static string Decode(string text) => text.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text;

    /// <summary>Joins as text; null when the path leaves the input folder or is no path.</summary>
    private static string? Normalise(string folder, string path)
    {
        if (path.Contains('\\', StringComparison.Ordinal) || path.Contains('\0', StringComparison.Ordinal)) return null;
        var parts = new List<string>(path.StartsWith('/') ? [] : folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in path.Split('/'))
        {
            if (part is "" or ".") continue;
            if (part != "..") parts.Add(part);
            else if (parts.Count == 0) return null;
            else parts.RemoveAt(parts.Count - 1);
        }
        return string.Join('/', parts);
    }

    private string? Renamed(string? path, Document from) =>
        path is not null && site.FindRenamed("lesson", Path.GetFileNameWithoutExtension(path)) is { } document ? Spelling.Suggest(Path.GetRelativePath("/" + from.Source.Folder, "/" + document.Source.RelativePath).Replace('\\', '/')) : null;

    private static string? Nearest(string? path, IEnumerable<string> known, Document from)
    {
        if (path is null) return null;
        var all = known.ToList();
        // The same name in another folder is likelier than a similar path.
        var name = path[(path.LastIndexOf('/') + 1)..];
        var found = all.FirstOrDefault(p => Spelling.IsSameButCase(p, path))
            ?? all.FirstOrDefault(p => string.Equals(p, name, StringComparison.OrdinalIgnoreCase) || p.EndsWith("/" + name, StringComparison.OrdinalIgnoreCase)) ?? Spelling.FindNearest(path, all);
        return found is null ? null : Spelling.Suggest(Path.GetRelativePath("/" + from.Source.Folder, "/" + found).Replace('\\', '/'), Spelling.IsSameButCase(found, path));
    }
}
