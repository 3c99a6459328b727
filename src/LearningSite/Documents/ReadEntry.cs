using LearningSite.Diagnostics;

namespace LearningSite.Documents;

/// <summary>Entries that share a file with others and have no page of their own: a term, a source, a figure, a pay point.</summary>
public static class ReadEntry
{
    /// <summary>The id of an entry; empty after a finding.</summary>
    public static string ReadId(this ParseContext context, Fields fields, Key<string> key)
    {
        var id = fields.Get(key);
        if (id.Length > 0) context.CheckSlug(id, fields.PlaceOf(key), "id");
        return id;
    }

    public static Header CreateEntryHeader(this ParseContext context, Fields fields, Key<string> idKey, string kind, string id, string link, string title)
    {
        RecommendedLimits.Check(kind, fields, isDraft: false, context.Diagnostics);
        return new Header { Source = context.File, Kind = kind, Slug = id, Link = link, Title = title, Span = fields.PlaceOf(idKey).Span };
    }

    /// <summary>An address that a reader may open: `https` or `http`. Null when absent or after a finding.</summary>
    public static string? ReadUrl(this ParseContext context, Fields fields, Key<string?> key)
    {
        if (fields.Get(key) is not { } url) return null;
        if (Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http") return url;
        context.Diagnostics.Add(new Diagnostic(Codes.UnsafeAddress, $"`{key.Name}` is no web address", fields.PlaceOf(key), null, "write an address that begins with `https://`"));
        return null;
    }
}
