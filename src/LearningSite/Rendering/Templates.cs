using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using HandlebarsDotNet;
using LearningSite.Diagnostics;
using LearningSite.Markup;

namespace LearningSite.Rendering;

/// <summary>
/// Renders `theme/templates/*.hbs`. The only class that knows Handlebars: unknown members are errors, text is escaped by
/// <see cref="Html"/>, and templates are compiled when they are first used. Helpers: `t` (interface text), `icon`, `link`.
/// </summary>
public sealed class Templates
{
    private readonly Theme theme;
    private InterfaceText text;
    private DiagnosticBag diagnostics;
    private readonly IHandlebars handlebars;
    private readonly ConcurrentDictionary<string, string> icons = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<HandlebarsTemplate<TextWriter, object, object>?>> compiled = new(StringComparer.Ordinal);

    // What is wrong with templates that cannot be compiled, and with which pages each mistake was met.
    private readonly ConcurrentDictionary<string, string> broken = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Template, string Message), ConcurrentDictionary<string, bool>> failures = new();

    public Templates(Theme theme, InterfaceText text, string linkRoot, DiagnosticBag diagnostics)
    {
        this.theme = theme;
        this.diagnostics = diagnostics;
        this.text = text;
        handlebars = Handlebars.Create(new HandlebarsConfiguration
        {
            ThrowOnUnresolvedBindingExpression = true,
            FormatProvider = CultureInfo.InvariantCulture,
            TextEncoder = new Encoder(),
            PartialTemplateResolver = new Partials(this),
        });
        handlebars.RegisterHelper("t", (output, _, arguments) => output.Write(arguments.Length == 1 ? this.text.Get(Key(arguments[0])) : this.text.Get(Key(arguments[0]), [.. arguments.Skip(1).Select(a => a ?? "")])));
        handlebars.RegisterHelper("link", (output, _, arguments) => output.Write(linkRoot + arguments[0]));
        handlebars.RegisterHelper("icon", (output, _, arguments) =>
        {
            var (name, classes) = (Key(arguments[0]), arguments.Length > 1 ? Key(arguments[1]) : "");
            output.WriteSafeString(icons.GetOrAdd(classes.Length == 0 ? name : name + " " + classes, static (_, icon) => CreateIcon(icon.name, icon.classes), (name, classes)));
        });
    }

    /// <summary>Uses the texts of the next build, and reports to it also what the last one was told.</summary>
    public void StartBuild(InterfaceText newText, DiagnosticBag bag)
    {
        text = newText;
        diagnostics = bag;
        foreach (var failed in compiled.Where(c => c.Value.Value is null)) compiled.TryRemove(failed);
        broken.Clear();
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
        var template = compiled.GetOrAdd(name, n => new Lazy<HandlebarsTemplate<TextWriter, object, object>?>(() => Compile(n))).Value;
        if (template is null)
        {
            if (broken.TryGetValue(name, out var failure)) AddFailure(name, failure, page);
            return;
        }
        try
        {
            template(output, model);
        }
        catch (Exception exception) when (exception is HandlebarsException or HandlebarsDotNet.Compiler.HandlebarsUndefinedBindingException)
        {
            var message = exception.InnerException?.Message ?? exception.Message;
            // A partial that is broken itself is the mistake, and not its use.
            if (broken.FirstOrDefault(b => message.Contains(b.Key, StringComparison.Ordinal)) is { Key: { } partial } cause) AddFailure(partial, cause.Value, page);
            else AddFailure(name, message, page);
        }
    }

    private static string CreateIcon(string name, string classes) =>
        $"<svg class=\"i{(classes.Length == 0 ? "" : " " + Html.Escape(classes))}\" aria-hidden=\"true\"><use href=\"#i-{Html.Escape(name)}\"/></svg>";

    private HandlebarsTemplate<TextWriter, object, object>? Compile(string name)
    {
        if (theme.Find($"templates/{name}.hbs") is not { } file || file.TryReadText(diagnostics) is not { } source)
        {
            diagnostics.Add(new Diagnostic(Codes.MissingTheme, $"the template `{name}.hbs` is missing", null, null, "add it to `theme/templates`"));
            return null;
        }
        try
        {
            return handlebars.Compile(new StringReader(source.Text));
        }
        catch (HandlebarsException exception)
        {
            broken[name] = exception.Message;
            return null;
        }
    }

    /// <summary>Reports what went wrong, each mistake once however many pages have it; the first of them in order of address is named.</summary>
    public void ReportFailures()
    {
        foreach (var ((name, message), pages) in failures)
        {
            var (template, source, place) = Locate(name, message);
            var others = pages.Count > 1 ? $", and {pages.Count - 1} more" : "";
            diagnostics.Add(new Diagnostic(Codes.TemplateError, $"the template `{template}.hbs` cannot be rendered", source is null ? null : new Place(source, place),
                message.Split('\n')[0].Trim(), "write only members of the page's model, and close every block", $"found while rendering {pages.Keys.Min(StringComparer.Ordinal)}{others}"));
        }
        failures.Clear();
    }

    private void AddFailure(string name, string message, string page) =>
        failures.GetOrAdd((name, message), _ => new ConcurrentDictionary<string, bool>(StringComparer.Ordinal)).TryAdd(page, true);

    // The name may stand in the template itself or in one of its partials.
    private (string Template, SourceText? Source, TextSpan Place) Locate(string name, string message)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>([name]);
        while (waiting.TryDequeue(out var template))
        {
            if (!seen.Add(template) || theme.Find($"templates/{template}.hbs")?.TryReadText(diagnostics) is not { } source) continue;
            if (FindPlace(source.Text, message) is { } place) return (template, source, new TextSpan(place.Start, place.Length));
            foreach (var partial in FindInTemplate.Partials(source.Text)) waiting.Enqueue(partial);
        }
        return (name, theme.Find($"templates/{name}.hbs")?.TryReadText(diagnostics), new TextSpan(0, 1));
    }

    private static (int Start, int Length)? FindPlace(string template, string message) =>
        FindInTemplate.Unbalanced(template) ?? message.Split([' ', '\'', '"', '`', ':', '(', ')', '\r', '\n', '{', '}'], StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w.Length > 2).Select(w => FindInTemplate.Use(template, w.TrimEnd('.'))).FirstOrDefault(p => p is not null);

    // Compiling a template costs milliseconds, so a partial is compiled when the first page asks for it.
    private sealed class Partials(Templates templates) : IPartialTemplateResolver
    {
        public bool TryRegisterPartial(IHandlebars env, string? partialName, string? templatePath)
        {
            if (partialName is null || templates.Compile(partialName) is not { } partial) return false;
            env.RegisterTemplate(partialName, partial);
            return true;
        }
    }

    private static string Key(object? value) => value as string ?? value?.ToString() ?? "";

    private sealed class Encoder : ITextEncoder
    {
        public IFormatProvider? FormatProvider => CultureInfo.InvariantCulture;
        public void Encode(StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);
        public void Encode(string? text, TextWriter target) => target.Write(Html.Escape(text ?? ""));
        public void Encode<T>(T? text, TextWriter target) where T : IEnumerator<char>
        {
            var buffer = new StringBuilder();
            while (text is not null && text.MoveNext()) buffer.Append(text.Current);
            Encode(buffer, target);
        }
    }
}
