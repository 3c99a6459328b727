namespace LearningSite.Preview;

/// <summary>One `[[headers]]` block of netlify.toml.</summary>
/// <param name="Pattern">A path, or the beginning of one followed by `*`.</param>
public sealed record HeaderRule(string Pattern, IReadOnlyList<KeyValuePair<string, string>> Values)
{
    public bool Matches(string path) => Pattern.EndsWith('*') ? path.StartsWith(Pattern[..^1], StringComparison.Ordinal) : path == Pattern;
}

/// <summary>The headers that the live site has, so that what a policy blocks is noticed on the author's own machine.</summary>
public sealed record DeclaredHeaders(IReadOnlyList<HeaderRule> Rules)
{
    /// <summary>The headers of a path. Of two rules with the same header the later one wins, as in Netlify's own
    /// `netlify dev` (cli, src/utils/headers.js); what its servers do is not documented.</summary>
    public IReadOnlyDictionary<string, string> For(string path)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in Rules.Where(r => r.Matches(path)).SelectMany(r => r.Values)) headers[name] = value;
        return headers;
    }
}
