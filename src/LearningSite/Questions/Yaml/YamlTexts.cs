using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Markup;
using Markdig.Syntax;

namespace LearningSite.Questions.Yaml;

/// <summary>Markdown that stands in the values of a question, as HTML and as plain text.</summary>
/// <param name="createRenderer">A renderer for a text that begins at an offset.</param>
public sealed class YamlTexts(SourceText source, Func<int, MarkupRenderer> createRenderer, DiagnosticBag diagnostics)
{
    public SourceText Source => source;
    public DiagnosticBag Diagnostics => diagnostics;

    public (string Html, string Text) Render(YamlNode.Scalar? scalar, InlineParts? parts = null)
    {
        if (scalar is null || Parse(scalar, parts) is not { } tree) return ("", "");
        foreach (var value in tree.Descendants<ValueInline>().Where(v => v.Text is null))
            Report(Codes.UnknownName, new TextSpan(scalar.TextStart + value.Span.Start, value.Span.Length), $"`{{{value.Name}}}` is no value of this question",
                $"write one of {string.Join(", ", parts!.Values!.Keys.Select(n => $"`{{{n}}}`"))}, or `\\{{` for a brace");
        return (RenderTree(scalar, tree), MarkupRenderer.PlainText(tree));
    }

    public string Html(YamlNode.Scalar? scalar, InlineParts? parts = null) => Render(scalar, parts).Html;

    public MarkdownDocument? Parse(YamlNode.Scalar scalar, InlineParts? parts) => ParseMarkdown.Parse(scalar.Value, source, scalar.TextStart, diagnostics, parts);

    /// <param name="hasNeighbours">The text is one of several, so that a paragraph keeps its tags.</param>
    public string RenderTree(YamlNode.Scalar scalar, MarkdownDocument tree, bool hasNeighbours = false) => createRenderer(scalar.TextStart).In(scalar).RenderFragment(tree, hasNeighbours).Trim();

    public void CheckId(YamlNode.Scalar id)
    {
        if (!Slugs.IsValid(id.Value)) Report(Codes.UnknownValue, id.Span, $"`{id.Value}` is no id", QuestionHead.IdHelp(id.Value));
    }

    public string Text(string key, params ReadOnlySpan<object> arguments) => createRenderer(0).Host.Text(key, arguments);

    public void Report(DiagnosticCode code, TextSpan span, string message, string help, string? label = null, string? note = null, TextSpan? noteSpan = null) =>
        diagnostics.Add(new Diagnostic(code, message, new Place(source, span), label, help, note, noteSpan is { } other ? new Place(source, other) : null));
}
