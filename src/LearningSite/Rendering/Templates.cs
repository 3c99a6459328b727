using System.Collections.Concurrent;
using System.Text;
using LearningSite.Diagnostics;
using LearningSite.Markup;
using LearningSite.Rendering.Templating;

namespace LearningSite.Rendering;

/// <summary>
/// Renders `theme/templates/*.hbs`, each parsed when it is first used: unknown members are errors, and text is escaped by
/// <see cref="Html"/>. Helpers: `t` (interface text), `forms` (the plural forms of one, as data attributes for scripts), `icon`, `link`.
/// </summary>
public sealed class Templates
{
    private readonly Theme theme;
    private readonly DiagnosticBag diagnostics;
    private readonly bool hasLanguages;
    private readonly Dictionary<string, TemplateHelper> helpers;
    private readonly ConcurrentDictionary<string, Lazy<Template?>> parsed = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, bool> missing = new(StringComparer.Ordinal);

    // Each mistake, and the pages that it was met with.
    private readonly ConcurrentDictionary<(string Template, Place Place, string Message), ConcurrentDictionary<string, bool>> failures = new();

    /// <param name="hasLanguages">On a site in several languages a template has no words of its own.</param>
    public Templates(Theme theme, InterfaceText text, string linkRoot, DiagnosticBag diagnostics, bool hasLanguages = false)
    {
        this.hasLanguages = hasLanguages;
        this.theme = theme;
        this.diagnostics = diagnostics;
        helpers = new(StringComparer.Ordinal)
        {
            ["t"] = arguments => Html.EscapeText(text.Get(TemplateNode.ToText(arguments[0]), arguments[1..])),
            ["forms"] = arguments => WriteForms(TemplateNode.ToText(arguments[0]), TemplateNode.ToText(arguments[1]), text),
            ["link"] = arguments => Html.Escape(linkRoot + TemplateNode.ToText(arguments[0])),
            ["icon"] = arguments => CreateIcon(TemplateNode.ToText(arguments[0]), arguments.Length > 1 ? TemplateNode.ToText(arguments[1]) : ""),
        };
    }

    /// <summary>The page as text; empty after a failure, which <see cref="ReportFailures"/> tells.</summary>
    /// <param name="page">What is being rendered, for messages.</param>
    public string Render(string name, object model, string page)
    {
        using var output = new PooledTextWriter(16 * 1024);
        Render(name, model, page, output);
        return output.ToString();
    }

    /// <summary>The same, written to <paramref name="output"/>.</summary>
    public void Render(string name, object model, string page, TextWriter output)
    {
        try
        {
            if (Find(name) is { } template) template.Render(new Scope(model), new TemplateRun(output, Find));
            else ReportMissing(name);
        }
        catch (TemplateException fault) { failures.GetOrAdd((fault.Template, fault.Place!, fault.Message), _ => new(StringComparer.Ordinal)).TryAdd(page, true); }
    }

    /// <summary>Reports what went wrong, each mistake once however many pages have it; the first of them in order of address is named.</summary>
    public void ReportFailures()
    {
        if (failures.IsEmpty) return;
        foreach (var ((template, place, message), pages) in failures)
            diagnostics.Add(new Diagnostic(Codes.TemplateError, $"the template `{template}.hbs` cannot be rendered", place, message, "write only members of the page's model, and close every block",
                $"found while rendering {pages.Keys.Min(StringComparer.Ordinal)}{(pages.Count > 1 ? $", and {pages.Count - 1} more" : "")}"));
        failures.Clear();
    }

    private Template? Find(string name) => parsed.GetOrAdd(name, n => new Lazy<Template?>(() => Parse(n))).Value;

    private Template? Parse(string name)
    {
        if (theme.Find($"templates/{name}.hbs")?.TryReadText(diagnostics) is not { } source) return null;
        if (hasLanguages) WordsOfTemplate.Check(source, diagnostics);
        return ParseTemplate.Parse(name, source, helpers);
    }

    // Of a partial it is said where it is used, and of a file that cannot be read why not.
    private void ReportMissing(string name)
    {
        if (missing.TryAdd(name, true) && theme.FindPath($"templates/{name}.hbs") is null)
            diagnostics.Add(new Diagnostic(Codes.MissingTheme, $"the template `{name}.hbs` is missing", null, null, "add it to `theme/templates`"));
    }

    private static string WriteForms(string name, string key, InterfaceText text) =>
        string.Concat(PluralRules.FormsOf(text.Language).Select(form => new StringBuilder().AppendMarkup($" data-{name}-{form}=\"{text.GetForm(key, form)}\"").ToString()));

    private static string CreateIcon(string name, string others)
    {
        var classes = others.Length == 0 ? "i" : "i " + others;
        return new StringBuilder().AppendMarkup($"<svg class=\"{classes}\" aria-hidden=\"true\"><use href=\"#i-{name}\"/></svg>").ToString();
    }
}
