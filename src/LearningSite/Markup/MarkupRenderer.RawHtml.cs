using LearningSite.Diagnostics;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LearningSite.Markup;

// More than half of real course files hold raw HTML, nearly all of it inert tags. Those pass when they have no attribute
// and are closed where they were opened; everything else is shown as text.
public sealed partial class MarkupRenderer
{
    private static readonly HashSet<string> InlineTags = new(StringComparer.OrdinalIgnoreCase) { "kbd", "sub", "sup", "br", "abbr", "mark", "small" };
    private static readonly HashSet<string> BlockTags = new(StringComparer.OrdinalIgnoreCase) { "details", "summary" };
    private static readonly Dictionary<string, string> Advice = new(StringComparer.OrdinalIgnoreCase)
    {
        ["b"] = "write `**bold**`", ["strong"] = "write `**bold**`", ["i"] = "write `*emphasis*`", ["em"] = "write `*emphasis*`",
        ["img"] = "write `![alternative text](image.png)`", ["a"] = "write `[text](address)`", ["code"] = "write `` `code` ``", ["pre"] = "use a fenced code block",
        ["table"] = "write a pipe table", ["ul"] = "write a list with `-`", ["ol"] = "write a list with `1.`", ["p"] = "leave an empty line between paragraphs",
        ["h1"] = "write `##`", ["h2"] = "write `##`", ["h3"] = "write `###`", ["hr"] = "write `***`", ["blockquote"] = "write `>`",
    };

    private void RenderHtmlInline(HtmlInline html)
    {
        if (html.Tag.StartsWith("<!--", StringComparison.Ordinal)) return;
        AppendTag(html.Tag, InlineTags, PlaceOf(html));
    }

    private void RenderHtmlBlock(HtmlBlock block)
    {
        var text = block.Lines.ToString();
        var start = OffsetOf(block.Span.Start);
        if (IsComment(text))
        {
            if (!text.Contains("-->", StringComparison.Ordinal)) Diagnostics.Add(OpenComment(start));
            return;
        }
        // Refused tags are text, and text stands in a paragraph; `details` and its like stand on their own.
        var isParagraph = !BlockTags.Any(t => text.Contains("<" + t, StringComparison.OrdinalIgnoreCase) || text.Contains("</" + t, StringComparison.OrdinalIgnoreCase));
        var floor = tagFloor;
        if (isParagraph) tagFloor = openTags.Count;
        if (isParagraph) Output.Append("<p>");
        var isReported = false;
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('<', at);
            Output.AppendEscaped(text.AsSpan(at, (open < 0 ? text.Length : open) - at));
            if (open < 0) break;
            if (string.CompareOrdinal(text, open, "<!--", 0, 4) == 0)
            {
                var end = text.IndexOf("-->", open + 4, StringComparison.Ordinal);
                if (end < 0) Diagnostics.Add(OpenComment(start));
                at = end < 0 ? text.Length : end + 3;
                continue;
            }
            var close = text.IndexOf('>', open);
            var tag = close < 0 ? text[open..] : text[open..(close + 1)];
            isReported |= AppendTag(tag, null, isReported ? null : PlaceOf(new TextSpan(start + Math.Min(open, Math.Max(0, block.Span.Length - 1)), tag.Length)));
            at = open + tag.Length;
        }
        // What was opened in a paragraph ends with it; `details` may hold the blocks that follow.
        if (isParagraph) CloseTags(tagFloor);
        while (openTags.TryPeek(out var tag) && openTags.Count > tagFloor && InlineTags.Contains(tag)) CloseTags(openTags.Count - 1);
        tagFloor = floor;
        Output.Append(isParagraph ? "</p>\n" : "\n");
    }

    private Diagnostic OpenComment(int start) =>
        new(Codes.OpenFence, "this comment is never closed, so the text after it is hidden", PlaceOf(new TextSpan(start, 4)), "opened here", "write `-->` after the comment");

    private static bool IsComment(string html)
    {
        var text = html.AsSpan().Trim();
        return text.StartsWith("<!--") && text.IndexOf("-->") is var end && (end < 0 || end == text.Length - 3);
    }

    // Returns true when the tag was refused.
    private bool AppendTag(string tag, HashSet<string>? allowed, Place? place)
    {
        var isEnd = tag.StartsWith("</", StringComparison.Ordinal);
        var name = tag.Trim('<', '>', '/', ' ');
        var isAllowed = allowed?.Contains(name) ?? (InlineTags.Contains(name) || BlockTags.Contains(name));
        if (isAllowed && string.Equals(name, "br", StringComparison.OrdinalIgnoreCase)) { Output.Append("<br>"); return false; }
        if (isAllowed && !isEnd) { openTags.Push(name.ToLowerInvariant()); Output.Append('<').Append(openTags.Peek()).Append('>'); return false; }
        if (isAllowed && openTags.Count > tagFloor && openTags.TryPeek(out var top) && string.Equals(top, name, StringComparison.OrdinalIgnoreCase)) { Output.Append("</").Append(openTags.Pop()).Append('>'); return false; }
        Output.AppendEscaped(tag);
        var element = new string([.. name.TakeWhile(char.IsAsciiLetterOrDigit)]);
        if (place is not null && element.Length > 0)
            Diagnostics.Add(new Diagnostic(Codes.RawHtml, $"raw HTML is shown as text: `<{(isEnd ? "/" : "")}{element}>`", place, null,
                Advice.GetValueOrDefault(element) ?? "use Markdown; of HTML only kbd, sub, sup, br, details, summary, abbr, mark and small pass, without attributes"));
        return true;
    }

    private void CloseTags(int depth)
    {
        while (openTags.Count > depth) Output.Append("</").Append(openTags.Pop()).Append('>');
    }
}
