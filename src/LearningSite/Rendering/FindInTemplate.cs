namespace LearningSite.Rendering;

/// <summary>
/// Handlebars names what it does not understand and not where it stands, so it is looked for among the tags of the template:
/// <c>{{#if Title}}</c>, <c>{{> partials/head}}</c>, <c>{{{BodyHtml}}}</c>.
/// </summary>
public static class FindInTemplate
{
    private sealed record Tag(int Start, string Content)
    {
        public bool Opens => Content.StartsWith('#');
        public bool Closes => Content.StartsWith('/');
        public string Block => Content[1..].Split(' ', 2)[0].Trim();
    }

    /// <summary>The first use of a name, as a whole word of a tag; null when the template has none.</summary>
    public static (int Start, int Length)? Use(string template, string name)
    {
        foreach (var tag in Tags(template))
            for (var at = tag.Content.IndexOf(name, StringComparison.Ordinal); at >= 0; at = tag.Content.IndexOf(name, at + 1, StringComparison.Ordinal))
                if (!IsWord(tag.Content, at - 1) && !IsWord(tag.Content, at + name.Length)) return (tag.Start + at, name.Length);
        return null;
    }

    /// <summary>The innermost block that is never closed, or the first end without a beginning.</summary>
    public static (int Start, int Length)? Unbalanced(string template)
    {
        var open = new Stack<Tag>();
        foreach (var tag in Tags(template))
        {
            if (tag.Opens) open.Push(tag);
            if (!tag.Closes) continue;
            if (open.Count == 0) return (tag.Start, tag.Block.Length + 1);
            if (open.Peek().Block != tag.Block) break;
            open.Pop();
        }
        return open.Count == 0 ? null : (open.Peek().Start, open.Peek().Block.Length + 1);
    }

    /// <summary>Names of the partials that a template uses.</summary>
    public static IEnumerable<string> Partials(string template) =>
        Tags(template).Where(t => t.Content.StartsWith('>')).Select(t => t.Content[1..].Trim().Split(' ')[0]);

    private static IEnumerable<Tag> Tags(string template)
    {
        for (var open = template.IndexOf("{{", StringComparison.Ordinal); open >= 0; open = template.IndexOf("{{", open, StringComparison.Ordinal))
        {
            var isComment = string.CompareOrdinal(template, open, "{{!--", 0, 5) == 0;
            var close = template.IndexOf(isComment ? "--}}" : "}}", open, StringComparison.Ordinal);
            if (close < 0) yield break;
            var start = open + 2;
            while (start < close && template[start] is '{' or ' ' or '~') start++;
            if (template[open + 2] != '!') yield return new Tag(start, template[start..close]);
            open = close + 2;
        }
    }

    private static bool IsWord(string text, int at) => at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-' or '/');
}
