using LearningSite.Diagnostics;
using LearningSite.Markup.Rules;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LearningSite.Markup;

public sealed partial class MarkupRenderer
{
    public void RenderBlocks(ContainerBlock container)
    {
        var floor = tagFloor;
        tagFloor = openTags.Count;
        foreach (var block in container) RenderBlock(block);
        CloseTags(tagFloor);
        tagFloor = floor;
    }

    public void RenderBlock(Block block)
    {
        switch (block)
        {
            case HeadingBlock heading: RenderHeading(heading); break;
            case ParagraphBlock paragraph: RenderParagraph(paragraph); break;
            case MathBlock math: RenderMathBlock(math); break;
            case CodeBlock code: RenderCode(code); break;
            case AlertBlock alert: RenderAlert(alert); break;
            case QuoteBlock quote: Output.Append("<blockquote>\n"); RenderBlocks(quote); Output.Append("</blockquote>\n"); break;
            case ListBlock list: RenderList(list); break;
            case ThematicBreakBlock: Output.Append("<hr>\n"); break;
            case Table table: RenderTable(table); break;
            case CustomContainer container: RenderContainer(container); break;
            case FootnoteGroup footnotes: RenderFootnotes(footnotes); break;
            case HtmlBlock html: RenderHtmlBlock(html); break;
            case LinkReferenceDefinitionGroup definitions: CheckFootnotes(definitions); break;
            case BlankLineBlock or FootnoteLinkReferenceDefinition: break;
            // A block of an extension that nobody taught this renderer: its text is shown, its meaning is not guessed.
            case LeafBlock { Inline: { } inline }: Output.Append("<p>"); RenderInlines(inline); Output.Append("</p>\n"); break;
            case ContainerBlock other: RenderBlocks(other); break;
        }
    }

    // The words themselves are the link, so that a screen reader reads nothing else as the heading. Links in them go before: none may stand in another.
    private void RenderHeading(HeadingBlock block)
    {
        var heading = headings[block];
        quiet++;
        var words = block.Inline is { } inline ? Capture(() => RenderInlines(inline)) : "";
        quiet--;
        var isLink = options.IsWholeBody && !words.Contains("<a ", StringComparison.Ordinal);
        Output.Append("<h").Append(heading.Level).AppendAttribute("id", heading.Id).Append('>');
        if (isLink) Output.Append("<a class=\"anchor\"").AppendAttribute("href", "#" + heading.Id).Append('>');
        Output.Append(words);
        if (isLink) Output.Append("</a>");
        Output.Append("</h").Append(heading.Level).Append(">\n");
    }

    private void RenderParagraph(ParagraphBlock paragraph)
    {
        if (paragraph.Inline is not { } inline) return;
        if (SingleImage(inline) is { } image) { RenderFigure(image); return; }
        // In a tight list, CommonMark writes the text of an item without a paragraph.
        var isTight = paragraph.Parent is ListItemBlock { Parent: ListBlock { IsLoose: false } };
        if (!isTight) Output.Append("<p>");
        RenderInlines(inline);
        Output.Append(isTight ? "\n" : "</p>\n");
    }

    private static LinkInline? SingleImage(ContainerInline inline) =>
        inline.FirstChild is LinkInline { IsImage: true } image && (image.NextSibling is null || (image.NextSibling is LiteralInline { NextSibling: null } text && text.Content.AsSpan().SequenceEqual(Decorative)))
            ? image : null;

    // <figure class="figure"><img …><figcaption>title</figcaption></figure>
    private void RenderFigure(LinkInline image)
    {
        Output.Append("<figure class=\"figure\">");
        RenderImage(image, hasCaption: true);
        if (!string.IsNullOrEmpty(image.Title)) { Output.Append("<figcaption>"); Output.AppendText(image.Title); Output.Append("</figcaption>"); }
        Output.Append("</figure>\n");
    }

    // <figure class="code"><figcaption>python <button …>Copy</button></figcaption><pre tabindex="0"><code class="language-python">…</code></pre></figure>
    private void RenderCode(CodeBlock block)
    {
        var fence = block as FencedCodeBlock;
        var language = fence?.Info ?? "";
        if (fence is { ClosingFencedCharCount: 0 } && options.IsWholeBody) ReportOpenFence(fence);
        if (fence is not null && !options.IsPlainFolder && RunnableCode.IsOutput(fence)) { RenderCodeOutput(fence); return; }
        var words = fence is null ? "" : RunnableCode.CaptionOf(fence);
        var caption = words.Length > 0 && !words.StartsWith('{') ? words : language;
        var copy = quiet == 0 ? Host.ModuleHref("copy-code.js") : null;
        Output.Append("<figure class=\"code\">");
        if (caption.Length > 0 || copy is not null)
        {
            Output.Append("<figcaption>");
            Output.AppendText(caption);
            if (fence is not null && IsUnrun(fence)) { Output.Append(" <span class=\"unrun\">"); Output.AppendEscaped(Host.Text("code.unrun")); Output.Append("</span>"); }
            if (copy is not null) RenderCopyButton(copy);
            Output.Append("</figcaption>");
        }
        Output.Append("<pre tabindex=\"0\"><code");
        // A form feed ends a class for a browser, and not the word for Markdown: what follows would be a class of its own.
        if (language.Length > 0 && !language.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))) Output.AppendAttribute("class", "language-" + language);
        Output.Append('>');
        if (snippets.TryGetValue(block, out var result) && result.Html is not null) Output.Append(result.Html);
        else Output.AppendEscaped(block.Lines.ToString());
        if (block.Lines.Count > 0) Output.Append('\n');
        Output.Append("</code></pre></figure>\n");
    }

    private void RenderCopyButton(string module)
    {
        Output.Append("<button class=\"btn sm end soon\" type=\"button\"").AppendAttribute("data-run", module).AppendAttribute("data-done", Host.Text("code.copied")).AppendAttribute("data-failed", Host.Text("code.copyhand")).Append(" data-pagefind-ignore hidden>");
        Output.AppendEscaped(Host.Text("code.copy"));
        Output.Append("</button>");
    }

    // Only a page of a site says so: nobody promised to run the code of an ordinary folder, and a question may ask what code does.
    private bool IsUnrun(FencedCodeBlock code) =>
        options is { IsWholeBody: true, IsPlainFolder: false } && quiet == 0 && code.Info == RunnableCode.Language && RunnableCode.Find(code) is null;

    // <figure class="code output"><figcaption>Output</figcaption><pre tabindex="0"><samp>…</samp></pre></figure>
    private void RenderCodeOutput(FencedCodeBlock block)
    {
        Output.Append("<figure class=\"code output\"><figcaption>");
        Output.AppendEscaped(Host.Text("code.output"));
        Output.Append("</figcaption><pre tabindex=\"0\"><samp>");
        Output.AppendEscaped(block.Lines.ToString());
        Output.Append("\n</samp></pre></figure>\n");
    }

    // A fence without a word after it was perhaps meant to close the block above, whose inner fence was as long and closed it.
    private void ReportOpenFence(FencedCodeBlock fence)
    {
        var mark = new string(fence.FencedChar, fence.OpeningFencedCharCount);
        var rest = fence.Parent is MarkdownDocument ? "page" : fence.Parent is ListItemBlock ? "list item" : "block";
        Diagnostics.Add(new Diagnostic(Codes.OpenFence, $"this fence is never closed, so the rest of the {rest} is code", PlaceOf(FirstLineOf(fence)), "opened here",
            $"write {mark} on a line of its own after the code" + (string.IsNullOrEmpty(fence.Info) ? "; if it should close a fence above, make the outer fence longer than the inner one" : "")) { Fix = FixFences.TryFix(Source.Text, offset) });
    }

    private void RenderMathBlock(MathBlock block)
    {
        if (block.ClosingFencedCharCount == 0)
            Report(Codes.OpenFence, block, "this formula is never closed, so the rest of the text belongs to it", "opened here", "write `$$` on a line of its own after it");
        Output.Append("<div class=\"math\" tabindex=\"0\" role=\"region\"").AppendAttribute("aria-label", Host.Text("math.label")).Append('>');
        AppendMath(block, block.Lines.ToString());
        Output.Append("</div>\n");
    }

    private void AppendMath(MarkdownObject node, string text)
    {
        if (snippets.TryGetValue(node, out var result) && result.Html is not null) { Output.Append(result.Html); return; }
        if (result?.Error is { } error && node is not MathBlock { ClosingFencedCharCount: 0 })
            Diagnostics.Add(new Diagnostic(Codes.InvalidMath, "the formula cannot be typeset", PlaceOf(node), error, "write LaTeX as KaTeX knows it, or put a literal dollar sign as `\\$`"));
        Output.Append("<code>");
        Output.AppendEscaped(text);
        Output.Append("</code>");
    }

    private void RenderAlert(AlertBlock alert)
    {
        var kind = alert.Kind.ToString().ToLowerInvariant();
        if (kind is not ("note" or "tip" or "important" or "warning" or "caution" or "pitfall" or "didyouknow"))
        {
            if (options.IsWholeBody)
                Report(Codes.UnknownBlock, alert, $"there is no callout `{alert.Kind}`", Spelling.DidYouMean(alert.Kind.ToString(), ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION", "PITFALL", "DIDYOUKNOW"]),
                    "write one of NOTE, TIP, IMPORTANT, WARNING, CAUTION, PITFALL, DIDYOUKNOW");
            kind = "note";
        }
        var warns = kind is "warning" or "caution" or "pitfall";
        OpenCallout("aside", warns ? "call warn" : "call know", warns ? "warn" : "bulb", Host.Text("callout." + kind));
        RenderBlocks(alert);
        Output.Append("</aside>\n");
    }

    /// <summary>A boxed block with a label: <c>&lt;aside class="call know" aria-label="Note"&gt;&lt;p class="call-t"&gt;…Note&lt;/p&gt;</c>.</summary>
    public void OpenCallout(string element, string classes, string icon, string label, string? id = null)
    {
        // A named aside or section would be a landmark, and landmarks of one kind need different names.
        Output.Append('<').Append(element).AppendAttribute("class", classes).AppendAttribute("role", element == "aside" ? "note" : "group");
        if (id is not null) Output.AppendAttribute("id", id);
        Output.AppendAttribute("aria-label", label).AppendMarkup($"><p class=\"call-t\"><svg class=\"i\" aria-hidden=\"true\"><use href=\"#i-{icon}\"/></svg>");
        Output.AppendEscaped(label);
        Output.Append("</p>\n");
    }

    private void RenderList(ListBlock list) => RenderListItems(list, 0, list.Count);

    /// <summary>A part of a list, numbered as it is in the whole.</summary>
    public void RenderListItems(ListBlock list, int skipped, int count)
    {
        var element = list.IsOrdered ? "ol" : "ul";
        Output.Append('<').Append(element);
        var number = int.TryParse(list.OrderedStart, out var start) ? start + skipped : 1 + skipped;
        if (list.IsOrdered && number != 1) Output.AppendAttribute("start", number);
        Output.Append(">\n");
        foreach (var item in list.Skip(skipped).Take(count))
        {
            Output.Append(item is ListItemBlock { Count: > 0 } first && first[0] is ParagraphBlock { Inline.FirstChild: TaskList task } && IsTask(task) ? "<li class=\"task\">" : "<li>");
            RenderBlocks((ListItemBlock)item);
            Output.Append("</li>\n");
        }
        Output.Append("</").Append(element).Append(">\n");
    }

    // Alignment is a class, because the content security policy forbids style attributes.
    private void RenderTable(Table table)
    {
        tables++;
        Output.Append("<div class=\"tbl\" tabindex=\"0\" role=\"region\"").AppendAttribute("aria-label", Host.Text("table.label", tables)).Append("><table>\n");
        var isInBody = false;
        foreach (var row in table.OfType<TableRow>())
        {
            if (row.IsHeader) Output.Append("<thead>");
            else if (!isInBody) { isInBody = true; Output.Append("<tbody>\n"); }
            Output.Append("<tr>");
            for (var column = 0; column < row.Count; column++) RenderCell(table, row, column);
            Output.Append(row.IsHeader ? "</tr></thead>\n" : "</tr>\n");
        }
        Output.Append(isInBody ? "</tbody></table></div>\n" : "</table></div>\n");
    }

    private void RenderCell(Table table, TableRow row, int column)
    {
        // A header without text would announce nothing, so the empty corner of a table is a plain cell.
        var isHeader = row.IsHeader && row[column] is TableCell { Count: > 0 } header && header[0] is ParagraphBlock { Inline.FirstChild: not null };
        Output.Append(isHeader ? "<th scope=\"col\"" : "<td");
        var alignment = column < table.ColumnDefinitions.Count ? table.ColumnDefinitions[column].Alignment : null;
        if (alignment == TableColumnAlign.Right) Output.Append(" class=\"num\"");
        else if (alignment == TableColumnAlign.Center) Output.Append(" class=\"mid\"");
        Output.Append('>');
        isInCell = true;
        if (row[column] is TableCell cell)
            foreach (var block in cell)
                if (block is ParagraphBlock { Inline: { } inline }) RenderInlines(inline);
        isInCell = false;
        Output.Append(isHeader ? "</th>" : "</td>");
    }

    private void RenderContainer(CustomContainer container)
    {
        var name = container.Info ?? "";
        var arguments = container.Arguments ?? "";
        // It would open a block, but who leaves out the name means to close one.
        var isStray = name.Length == 0 && container.ClosingFencedCharCount == 0;
        if (container.ClosingFencedCharCount == 0 && container.Parent is MarkdownDocument && !isStray)
            Report(Codes.OpenFence, container, $"the block `{name}` is never closed", "opened here", $"write {new string(':', container.OpeningFencedCharCount)} on a line of its own after it", FixFences.TryFix(Source.Text, offset));
        // Info may hold the braces when no space stands before them: `:::quiz{#id}`.
        if (name.IndexOf('{', StringComparison.Ordinal) is var brace and >= 0) (name, arguments) = (name[..brace], name[brace..] + " " + arguments);
        if (name.Length == 0 && container.Count > 0 && container.Parent is CustomContainer outer && outer.OpeningFencedCharCount > container.OpeningFencedCharCount)
        {
            Diagnostics.Add(new Diagnostic(Codes.UnknownBlock, "this fence is too short to close the block around it", PlaceOf(FirstLineOf(container)), $"{container.OpeningFencedCharCount} colons",
                $"write `{new string(':', outer.OpeningFencedCharCount)}` to close it, or put the name of a block behind the colons", $"it was opened with {outer.OpeningFencedCharCount}", PlaceOf(FirstLineOf(outer))));
            RenderBlocks(container);
        }
        else if (isStray)
        {
            Report(Codes.OpenFence, container, "this closing fence closes nothing", null, "give the outer block more colons than the inner one", FixFences.TryFix(Source.Text, offset));
            RenderBlocks(container);
        }
        else if (containers.TryGetValue(name, out var handler))
            handler(this, container, arguments, OffsetOf(container.Span.Start) + FindBrace(container));
        else
        {
            Report(Codes.UnknownBlock, container, name.Length == 0 ? "a container needs a name" : $"there is no block `{name}`", Spelling.DidYouMean(name, containers.Keys),
                $"the blocks are {string.Join(", ", containers.Keys.Order(StringComparer.Ordinal).Select(k => $"`{k}`"))}");
            RenderBlocks(container);
        }
    }

    public TextSpan FirstLineOf(Block block)
    {
        var start = OffsetOf(block.Span.Start);
        var end = Source.Text.IndexOf('\n', start);
        return TextSpan.Between(start, end < 0 ? Source.Text.Length : end);
    }

    private int FindBrace(CustomContainer container)
    {
        var start = OffsetOf(container.Span.Start);
        var line = Source.Text.AsSpan(start, Math.Min(container.Span.Length, Source.Text.Length - start));
        return line.IndexOf('\n') is var end and >= 0 ? Math.Max(0, line[..end].IndexOf('{')) : Math.Max(0, line.IndexOf('{'));
    }

    // A note that nothing refers to is not in the page.
    private void CheckFootnotes(LinkReferenceDefinitionGroup definitions)
    {
        foreach (var unused in definitions.OfType<FootnoteLinkReferenceDefinition>().Where(d => d.Footnote.Order < 0 && options.IsWholeBody))
            Report(Codes.UnusedFootnote, unused, $"no text refers to the footnote `[{unused.Label}]`, so nobody reads it", null, $"write `[{unused.Label}]` where it belongs, or delete the line");
    }

    private void RenderFootnotes(FootnoteGroup group)
    {
        if (!group.OfType<Footnote>().Any(f => f.Order > 0)) return;
        Output.Append("<section class=\"footnotes\"").AppendAttribute("aria-label", Host.Text("footnotes.title")).Append("><ol>\n");
        foreach (var footnote in group.OfType<Footnote>().Where(f => f.Order > 0))
        {
            Output.AppendMarkup($"<li id=\"fn-{footnote.Order}\">");
            RenderBlocks(footnote);
            foreach (var link in footnote.Links)
                Output.AppendMarkup($"<a class=\"back\" href=\"#fnref-{link.Index}\"").AppendAttribute("aria-label", Host.Text("footnote.back", footnote.Order)).Append(">↩</a>");
            Output.Append("</li>\n");
        }
        Output.Append("</ol></section>\n");
    }
}
