using LearningSite.Diagnostics;

namespace LearningSite.Rendering.Templating;

/// <summary>
/// Reads the part of Handlebars that themes are written in:
/// <code>
/// template = *( text / tag )
/// tag      = "{{" ( path / helper *argument ) "}}" / "{{{" path "}}}" / "{{>" name [ path ] "}}" / "{{!" comment "}}" / "{{!--" comment "--}}"
///          / "{{#if" path "}}" template [ "{{else}}" template ] "{{/if}}"      and the same with unless and each
/// path     = *( "../" ) ( "this" / "@index" / "@first" / "@last" / name *( "." name ) )
/// argument = DQUOTE text DQUOTE / path
/// </code>
/// A block tag, a comment or a partial that has a line to itself takes the whole line away.
/// </summary>
public sealed class ParseTemplate
{
    private static readonly IReadOnlyList<string> Blocks = ["if", "unless", "each"];

    private readonly string text;
    private readonly IReadOnlyDictionary<string, TemplateHelper> helpers;
    private int at;

    /// <summary>What stands in a tag, without braces and sign.</summary>
    private sealed record Tag(char Sign, IReadOnlyList<(string Text, TextSpan Span)> Words)
    {
        public string First => Words.Count > 0 ? Words[0].Text : "";
        public TextSpan Span => Words.Count > 0 ? Words[0].Span : default;
    }

    private ParseTemplate(string text, IReadOnlyDictionary<string, TemplateHelper> helpers)
    {
        this.text = text;
        this.helpers = helpers;
    }

    /// <exception cref="TemplateException">The text is no template.</exception>
    public static Template Parse(string name, SourceText source, IReadOnlyDictionary<string, TemplateHelper> helpers)
    {
        try { return new Template(name, source, new ParseTemplate(source.Text, helpers).ReadNodes(null, out _)); }
        catch (TemplateException fault) { throw fault.Locate(name, source); }
    }

    /// <summary>Up to the end of the block, or to its `else`, which is then <paramref name="end"/>.</summary>
    private List<TemplateNode> ReadNodes(Tag? block, out Tag? end)
    {
        var nodes = new List<TemplateNode>();
        end = null;
        while (at < text.Length)
        {
            var open = text.IndexOf("{{", at, StringComparison.Ordinal) is var found and >= 0 ? found : text.Length;
            var start = at;
            at = open;
            var tag = open < text.Length ? ReadTag() : null;
            var textEnd = tag?.Sign is '#' or '/' or '!' or '>' ? TakeLine(open) : open;
            if (textEnd > start) nodes.Add(new TemplateNode.Text(text[start..textEnd]));
            if (tag is null) break;
            if (tag.Sign is '/')
            {
                if (block is null || (tag.First != "else" && tag.First != block.First)) throw new TemplateException(block is null ? "this ends no block" : $"`{block.First}` is still open here: write `{{{{/{block.First}}}}}`", tag.Span);
                end = tag;
                return nodes;
            }
            if (ToNode(tag) is { } node) nodes.Add(node);
        }
        if (block is not null) throw new TemplateException("this block is never closed", WithSign(block));
        return nodes;
    }

    private TemplateNode? ToNode(Tag tag) => tag.Sign switch
    {
        '!' => null,
        '#' => ReadBlock(tag),
        '>' => tag.Words.Count is 1 or 2 ? new TemplateNode.Partial(tag.First, tag.Span, tag.Words.Count == 2 ? ToPath(tag.Words[1]) : null) : throw new TemplateException("write `{{> name}}`, and one value at most", tag.Span),
        '{' => new TemplateNode.Value(ToPath(Only(tag)), isHtml: true),
        _ when helpers.TryGetValue(tag.First, out var helper) => tag.Words.Count > 1 ? new TemplateNode.Call(helper, [.. tag.Words.Skip(1).Select(ToArgument)]) : throw new TemplateException($"`{tag.First}` needs a value", tag.Span),
        _ => new TemplateNode.Value(ToPath(Only(tag)), isHtml: false),
    };

    private TemplateNode ReadBlock(Tag tag)
    {
        if (!Blocks.Contains(tag.First)) throw new TemplateException(Spelling.DidYouMean(tag.First, Blocks) ?? "there is no such block", tag.Span);
        if (tag.Words.Count != 2) throw new TemplateException($"`{tag.First}` needs one value", WithSign(tag));
        var path = ToPath(tag.Words[1]);
        var body = ReadNodes(tag, out var end);
        var otherwise = end?.First == "else" ? ReadNodes(tag, out end) : [];
        if (end?.First == "else") throw new TemplateException("a block has one `else`", end.Span);
        return tag.First == "each" ? new TemplateNode.Each(path, body, otherwise) : new TemplateNode.If(path, tag.First == "if", body, otherwise);
    }

    private static TextSpan WithSign(Tag tag) => TextSpan.Between(tag.Span.Start - 1, tag.Span.End);

    private (string Text, TextSpan Span) Only(Tag tag) => tag.Words.Count == 1 ? tag.Words[0]
        : throw new TemplateException(tag.Words.Count == 0 ? "the tag is empty" : Spelling.DidYouMean(tag.First, helpers.Keys) ?? $"there is no helper `{tag.First}`", tag.Span);

    private static Argument ToArgument((string Text, TextSpan Span) word) => word.Text[0] == '"' ? new Argument(word.Text[1..^1], null) : new Argument(null, ToPath(word));

    private static ValuePath ToPath((string Text, TextSpan Span) word)
    {
        var ups = 0;
        while (word.Text.AsSpan(3 * ups).StartsWith("../")) ups++;
        var start = 3 * ups;
        var rest = word.Text[start..];
        if (rest == "this") return new ValuePath(ups, null, []);
        if (ValuePath.Variables.Contains(rest)) return new ValuePath(ups, rest, []);
        var members = new List<(string, TextSpan)>();
        foreach (var name in rest.Split('.'))
        {
            if (name.Length == 0 || !name.All(c => char.IsLetterOrDigit(c) || c == '_')) throw new TemplateException("this is no name of a value", word.Span);
            if (name != "this" || members.Count > 0) members.Add((name, new TextSpan(word.Span.Start + start, name.Length)));
            start += name.Length + 1;
        }
        return new ValuePath(ups, null, members);
    }

    /// <summary>From the braces on; <see cref="at"/> is behind them afterwards.</summary>
    private Tag ReadTag()
    {
        var start = at + 2;
        var sign = start < text.Length && text[start] is '#' or '/' or '>' or '!' or '{' ? text[start++] : ' ';
        var close = sign == '{' ? "}}}" : sign == '!' && text.AsSpan(start).StartsWith("--") ? "--}}" : "}}";
        var end = text.IndexOf(close, start, StringComparison.Ordinal);
        if (end < 0) throw new TemplateException("this tag is never closed", new TextSpan(at, 2));
        var words = sign == '!' ? [] : ReadWords(start, end);
        at = end + close.Length;
        return new Tag(words is [("else", _)] && sign == ' ' ? '/' : sign, words);
    }

    private List<(string, TextSpan)> ReadWords(int start, int end)
    {
        var words = new List<(string, TextSpan)>();
        while (true)
        {
            while (start < end && char.IsWhiteSpace(text[start])) start++;
            if (start == end) return words;
            var next = start + 1;
            if (text[start] != '"') while (next < end && !char.IsWhiteSpace(text[next])) next++;
            else if (text.IndexOf('"', next, end - next) is var quote and >= 0) next = quote + 1;
            else throw new TemplateException("this text is never closed", new TextSpan(start, 1));
            words.Add((text[start..next], TextSpan.Between(start, next)));
            start = next;
        }
    }

    // Where the text before a tag ends. When the tag has its line to itself, that is where the line begins, and its end is passed.
    private int TakeLine(int open)
    {
        var before = open;
        while (before > 0 && text[before - 1] is ' ' or '\t') before--;
        var after = at;
        while (after < text.Length && text[after] is ' ' or '\t') after++;
        if ((before > 0 && text[before - 1] != '\n') || (after < text.Length && text[after] != '\n')) return open;
        at = Math.Min(text.Length, after + 1);
        return before;
    }
}
