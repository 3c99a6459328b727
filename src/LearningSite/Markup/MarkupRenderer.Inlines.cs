using LearningSite.Diagnostics;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;

namespace LearningSite.Markup;

public sealed partial class MarkupRenderer
{
    private const string Decorative = "{decorative}";

    public void RenderInlines(ContainerInline container)
    {
        var floor = tagFloor;
        tagFloor = openTags.Count;
        for (var inline = container.FirstChild; inline is not null; inline = inline.NextSibling) RenderInline(inline);
        CloseTags(tagFloor);
        tagFloor = floor;
    }

    public void RenderInline(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal: RenderText(literal.Content.AsSpan()); break;
            case CodeInline code: RenderCodeInline(code); break;
            case EmphasisInline emphasis: RenderEmphasis(emphasis); break;
            case LinkInline { IsImage: true } image: RenderImage(image, hasCaption: false); break;
            case LinkInline link: RenderLink(link); break;
            case AutolinkInline autolink: RenderAutolink(autolink); break;
            case LineBreakInline lineBreak: Output.Append(lineBreak.IsHard ? "<br>\n" : "\n"); break;
            case HtmlInline html: RenderHtmlInline(html); break;
            case HtmlEntityInline entity: Output.AppendEscaped(entity.Transcoded.AsSpan()); break;
            case MathInline math: AppendMath(math, math.Content.ToString()); break;
            case TaskList task when IsTask(task): RenderTask(task); break;
            case TaskList task: Output.Append(task.Checked ? "[x]" : "[ ]"); break;
            case FootnoteLink footnote: RenderFootnoteLink(footnote); break;
            case FigureInline figure: RenderFigureInline(figure); break;
            case BlankInline blank: Output.Append(blank.Html ?? "<span class=\"blank\">…</span>"); break;
            case ValueInline value: RenderValue(value); break;
            case LangInline words: RenderLang(words); break;
            // What looked like markup and was none: its characters, then what follows it.
            case DelimiterInline delimiter: Output.AppendEscaped(delimiter.ToLiteral()); RenderInlines(delimiter); break;
            case ContainerInline other: RenderInlines(other); break;
        }
    }

    private void RenderText(ReadOnlySpan<char> text)
    {
        if (!options.LinksTerms || quiet > 0 || Host.Terms.IsEmpty) { Output.AppendText(text); return; }
        var copied = 0;
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[at])) { at++; continue; }
            var end = TermIndex.WordEnd(text, at);
            if (Host.Terms.FindAt(text, at) is { } term)
            {
                if (linkedTerms.Add(term.Id))
                {
                    Output.AppendText(text[copied..at]);
                    Output.Append("<a class=\"term\"");
                    if (Host.ModuleHref("term.js") is { } module) Output.AppendAttribute("data-run", module);
                    Output.AppendAttribute("href", term.Href).Append('>');
                    Output.AppendText(text[at..term.End]);
                    Output.Append("</a>");
                    copied = term.End;
                }
                end = term.End;
            }
            at = end;
        }
        Output.AppendText(text[copied..]);
    }

    private void RenderEmphasis(EmphasisInline emphasis)
    {
        var element = emphasis.DelimiterChar == '~' ? "del" : emphasis.DelimiterCount == 2 ? "strong" : "em";
        Output.Append('<').Append(element).Append('>');
        RenderInlines(emphasis);
        Output.Append("</").Append(element).Append('>');
    }

    private void RenderLink(LinkInline link)
    {
        var url = link.GetDynamicUrl?.Invoke() ?? link.Url ?? "";
        var span = AddressSpanOf(link);
        var resolved = Host.ResolveLink(url, PlaceOf(span));
        var text = PlainText(link);
        if (options.IsWholeBody) linkTexts.Check(link, text, resolved);
        if (resolved is not null) OpenLink(resolved, link.Title);
        quiet++;
        if (link.FirstChild is null && resolved?.Title is { } title) Output.AppendEscaped(title);
        else RenderInlines(link);
        quiet--;
        if (resolved is not null) Output.Append("</a>");
    }

    private void OpenLink(ResolvedLink link, string? title)
    {
        Output.Append("<a").AppendAttribute("href", link.Href);
        if (!string.IsNullOrEmpty(title)) Output.AppendAttribute("title", title);
        Output.Append('>');
    }

    private void RenderAutolink(AutolinkInline autolink)
    {
        var url = autolink.IsEmail ? "mailto:" + autolink.Url : autolink.Url;
        var resolved = Host.ResolveLink(url, PlaceOf(autolink));
        if (resolved is not null && options.IsWholeBody && !options.IsPlainFolder) linkTexts.Check(autolink);
        if (resolved is not null) OpenLink(resolved, null);
        else Output.AppendEscaped("<");
        Output.AppendEscaped(autolink.Url);
        if (resolved is not null) Output.Append("</a>");
        else Output.AppendEscaped(">");
    }

    private void RenderImage(LinkInline image, bool hasCaption)
    {
        var alt = PlainText(image);
        var isDecorative = image.NextSibling is LiteralInline literal && literal.Content.AsSpan().StartsWith(Decorative);
        if (isDecorative) ((LiteralInline)image.NextSibling!).Content.Start += Decorative.Length;
        else if (alt.Length == 0 && options.IsWholeBody)
            Report(Codes.MissingAltText, image, "the image has no alternative text", null, "describe between the brackets what the image shows, or write `{decorative}` after it");
        var span = AddressSpanOf(image);
        if (Host.ResolveImage(image.GetDynamicUrl?.Invoke() ?? image.Url ?? "", PlaceOf(span)) is not { } resolved) { Output.AppendEscaped(alt); return; }
        Output.Append("<img").AppendAttribute("src", resolved.Href).AppendAttribute("alt", alt);
        if (!hasCaption && !string.IsNullOrEmpty(image.Title)) Output.AppendAttribute("title", image.Title);
        if (resolved.Width is { } width) Output.AppendAttribute("width", width).AppendAttribute("height", resolved.Height ?? 0);
        Output.Append(" loading=\"lazy\" decoding=\"async\">");
    }

    // In a table a pipe must be escaped even inside code, and GFM takes the backslash away again.
    private void RenderCodeInline(CodeInline code)
    {
        Output.Append("<code>");
        if (isInCell && code.Content.Contains("\\|", StringComparison.Ordinal)) Output.AppendEscaped(code.Content.Replace("\\|", "|", StringComparison.Ordinal));
        else Output.AppendEscaped(code.ContentSpan);
        Output.Append("</code>");
    }

    /// <summary>GFM wants a space behind the marker; Markdig reads `[x]text` as a ticked box too.</summary>
    public static bool IsTask(TaskList task) => task.NextSibling is not LiteralInline { Content: { IsEmpty: false } content } || char.IsWhiteSpace(content.CurrentChar);

    private void RenderTask(TaskList task) =>
        Output.Append(task.Checked ? "<span class=\"box on\" role=\"img\"" : "<span class=\"box\" role=\"img\"")
            .AppendAttribute("aria-label", Host.Text(task.Checked ? "task.done" : "task.open")).Append("></span>");

    private void RenderFootnoteLink(FootnoteLink link)
    {
        if (link.IsBackLink) return;
        Output.AppendMarkup($"<sup><a id=\"fnref-{link.Index}\" href=\"#fn-{link.Footnote.Order}\"")
            .AppendAttribute("aria-label", Host.Text("footnote.reference", link.Footnote.Order)).Append('>').Append(link.Footnote.Order).Append("</a></sup>");
    }

    // <span data-value="tp">8</span>
    private void RenderValue(ValueInline value)
    {
        if (value.Text is null) { Output.Append('{').Append(value.Name).Append('}'); return; }
        Output.Append("<span").AppendAttribute("data-value", value.Name).Append('>');
        Output.AppendEscaped(value.Text);
        Output.Append("</span>");
    }

    // <span lang="fr">à la carte</span>
    private void RenderLang(LangInline words)
    {
        var attributes = BlockAttributes.Parse(words.Attributes, SpanOf(words).Start + words.AttributesAt, "text in brackets", ["lang"], Source, Diagnostics);
        var language = attributes.Find("lang") ?? "";
        var isTag = language.Split('-') is [{ Length: 2 or 3 }, ..] and var parts && parts.All(p => p.Length is > 0 and < 9 && p.All(char.IsAsciiLetterOrDigit)) && parts[0].All(char.IsAsciiLetter);
        if (attributes.Has("lang") && !isTag)
            Diagnostics.Add(new Diagnostic(Codes.UnknownValue, $"`{language}` is no language", PlaceOf(attributes.SpanOf("lang")), null, "write a BCP 47 tag such as `es` or `pt-BR`"));
        if (isTag) Output.Append("<span").AppendAttribute("lang", language).Append('>');
        Output.AppendEscaped(words.Text);
        if (isTag) Output.Append("</span>");
    }

    private void RenderFigureInline(FigureInline figure)
    {
        if (Host.RenderFigure(figure.Id, PlaceOf(SpanOf(figure.IdStart, figure.Id.Length))) is { } html) Output.Append(html);
        else { Output.Append("{{figure "); Output.AppendEscaped(figure.Id); Output.Append("}}"); }
    }
}
