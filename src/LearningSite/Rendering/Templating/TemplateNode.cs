using System.Collections;
using System.Globalization;
using System.Text;
using LearningSite.Diagnostics;
using LearningSite.Markup;

namespace LearningSite.Rendering.Templating;

/// <summary>A piece of a template.</summary>
public abstract class TemplateNode
{
    public abstract void Render(Scope scope, TemplateRun run);

    /// <summary>What stands between the tags.</summary>
    public sealed class Text(string text) : TemplateNode
    {
        public override void Render(Scope scope, TemplateRun run) => run.Output.Write(text);
    }

    /// <summary><c>{{Title}}</c>, or <c>{{{BodyHtml}}}</c> for finished HTML.</summary>
    public sealed class Value(ValuePath path, bool isHtml) : TemplateNode
    {
        public override void Render(Scope scope, TemplateRun run)
        {
            var value = path.Find(scope);
            if (isHtml && value is PooledTextWriter html) run.Output.Write(html.Written);
            else if (isHtml && value is StringBuilder body) foreach (var part in body.GetChunks()) run.Output.Write(part.Span);
            else run.Output.Write(isHtml ? ToText(value) : Html.EscapeText(ToText(value)));
        }
    }

    /// <summary><c>{{t "question.see" Number}}</c>: what a helper makes of its arguments, as finished HTML.</summary>
    public sealed class Call(TemplateHelper helper, IReadOnlyList<Argument> arguments) : TemplateNode
    {
        private readonly bool isConstant = arguments.All(a => a.Path is null);
        private string? constant;

        public override void Render(Scope scope, TemplateRun run) => run.Output.Write(isConstant ? constant ??= Ask(scope) : Ask(scope));

        private string Ask(Scope scope)
        {
            var values = new object?[arguments.Count];
            for (var i = 0; i < values.Length; i++) values[i] = arguments[i].Path is { } path ? path.Find(scope) : arguments[i].Literal;
            return helper(values);
        }
    }

    /// <summary><c>{{#if Summary}}…{{else}}…{{/if}}</c>, and <c>{{#unless …}}</c>.</summary>
    public sealed class If(ValuePath path, bool isWanted, IReadOnlyList<TemplateNode> then, IReadOnlyList<TemplateNode> otherwise) : TemplateNode
    {
        public override void Render(Scope scope, TemplateRun run) => run.Render(IsTrue(path.Find(scope)) == isWanted ? then : otherwise, scope);
    }

    /// <summary><c>{{#each Items}}…{{else}}…{{/each}}</c></summary>
    public sealed class Each(ValuePath path, IReadOnlyList<TemplateNode> body, IReadOnlyList<TemplateNode> whenEmpty) : TemplateNode
    {
        public override void Render(Scope scope, TemplateRun run)
        {
            var items = path.Find(scope) as IEnumerable ?? Array.Empty<object>();
            var list = items as IReadOnlyList<object> ?? [.. items.Cast<object>()];
            if (list.Count == 0) run.Render(whenEmpty, scope);
            var inner = new Scope(null, scope);
            for (var i = 0; i < list.Count; i++)
            {
                (inner.Value, inner.Index, inner.IsLast) = (list[i], i, i == list.Count - 1);
                run.Render(body, inner);
            }
        }
    }

    /// <summary><c>{{> partials/link-list Lessons}}</c>: another template, for the same model or for a part of it.</summary>
    public sealed class Partial(string name, TextSpan span, ValuePath? path) : TemplateNode
    {
        public override void Render(Scope scope, TemplateRun run)
        {
            if (!run.TryRender(name, path is null ? scope : new Scope(path.Find(scope), scope)))
                throw new TemplateException($"there is no partial `{name}`, or it uses itself", span);
        }
    }

    /// <summary>Numbers and dates are written the same way everywhere.</summary>
    public static string ToText(object? value) => value as string ?? Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static bool IsTrue(object? value) => value switch
    {
        null or false or "" or 0 => false,
        true or string => true,
        ICollection collection => collection.Count > 0,
        IEnumerable items => items.Cast<object>().Any(),
        _ => true,
    };
}

/// <summary>Makes finished HTML of arguments.</summary>
public delegate string TemplateHelper(ReadOnlySpan<object?> arguments);

/// <summary>A text in quotation marks, or the value of a path.</summary>
public sealed record Argument(string? Literal, ValuePath? Path);
