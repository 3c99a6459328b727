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
    }

    /// <summary>The page as text; empty after a finding that names the template, its line and the page.</summary>
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
        if (template is null) return;
        try
        {
            template(output, model);
        }
        catch (Exception exception) when (exception is HandlebarsException or HandlebarsDotNet.Compiler.HandlebarsUndefinedBindingException)
        {
            Report(name, exception.InnerException?.Message ?? exception.Message, $"found while rendering {page}");
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
            Report(name, exception.Message, null);
            return null;
        }
    }

    // Handlebars names the expression and not its line, so the expression is looked for in the template.
    private void Report(string name, string message, string? note)
    {
        var source = theme.Find($"templates/{name}.hbs")?.TryReadText(diagnostics);
        var at = source is null ? -1 : Candidates(message).Select(c => source.Text.IndexOf(c, StringComparison.Ordinal)).FirstOrDefault(i => i >= 0, -1);
        diagnostics.Add(new Diagnostic(Codes.TemplateError, $"the template `{name}.hbs` cannot be rendered", source is null ? null : new Place(source, new TextSpan(Math.Max(0, at), at >= 0 ? 2 : 1)),
            message.Split('\n')[0].Trim(), "write only members of the page's model, and close every block", note));
    }

    // Most telling first: the quoted name in the message, then each word that looks like a member.
    private static IEnumerable<string> Candidates(string message)
    {
        var words = message.Split([' ', '\'', '"', '`', '.', ':', '(', ')', '\r', '\n', '{', '}'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 2).ToList();
        return words.SelectMany(w => new[] { "{{" + w, "{{#if " + w, "{{#each " + w, "{{#with " + w, " " + w + "}}", " " + w + " " });
    }

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
