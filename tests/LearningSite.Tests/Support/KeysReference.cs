using System.Globalization;
using System.Text;
using LearningSite.Documents;
using LearningSite.Pipelines;
using LearningSite.Rendering;

namespace LearningSite.Tests.Support;

/// <summary>
/// The tables of `docs/content-keys.md`, written from the declared keys:
/// <code>
/// ## track: `tracks/&lt;slug&gt;.yml`
/// | key | value | what to know |
/// | `promise`* | text | What somebody can do after the last lesson, in one sentence. |
/// </code>
/// </summary>
public static class KeysReference
{
    private static readonly string[] Common = ["silence", "original", "status", "updated", "sources", "redirectFrom"];

    public static string Write()
    {
        var kinds = ContentKinds.Create(isPlainFolder: false);
        var output = new StringBuilder();
        output.Append("## Keys of every kind\n\n");
        var page = ((Shape.Group)kinds.First(k => k.Name == "page").Content).Keys;
        WriteTable(output, page.All.Where(k => Common.Contains(k.Name)), []);
        foreach (var kind in kinds) WriteKind(output, kind);
        return output.ToString();
    }

    private static void WriteKind(StringBuilder output, IContentKind kind)
    {
        output.Append(CultureInfo.InvariantCulture, $"\n## {kind.Name}: `{kind.Place}`\n\n");
        if (kind.Content is Shape.List) output.Append("A list; each entry has these keys.\n\n");
        var groups = KeysOf(kind.Content).ToList();
        for (var i = 0; i < groups.Count; i++)
        {
            if (i > 0) output.Append(CultureInfo.InvariantCulture, $"\n{("aeiou".Contains(groups[i].Owner[0], StringComparison.Ordinal) ? "An" : "A")} {groups[i].Owner}{Describe(groups[i])}\n\n");
            WriteTable(output, groups[i].All.Where(k => !Common.Contains(k.Name) || groups[i].Owner == "tool"), groups);
        }
    }

    private static string Describe(Keys keys) => keys.Variants.Count == 0 ? ":"
        : $" has {(keys.IsVariantOptional ? "at most" : "exactly")} one of {string.Join(", ", keys.Variants.Select(v => $"`{v.Selector.Name}`"))}:";

    private static IReadOnlyList<Keys> KeysOf(Shape shape) => shape switch
    {
        Shape.Group group => [group.Keys],
        Shape.Either either => [either.Otherwise, either.With],
        Shape.List list => KeysOf(list.Item),
        _ => [],
    };

    private static void WriteTable(StringBuilder output, IEnumerable<Key> keys, List<Keys> groups)
    {
        output.Append("| key | value | what to know |\n|---|---|---|\n");
        foreach (var key in keys)
        {
            groups.AddRange(KeysOf(key.Shape).Except(groups).ToList());
            output.Append(CultureInfo.InvariantCulture, $"| `{key.Name}`{(key.IsRequired ? "\\*" : "")} | {Describe(key.Shape)} | {key.About.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        }
    }

    private static string Describe(Shape shape) => shape switch
    {
        Shape.Text { Maximum: < int.MaxValue } text => $"text, {text.Minimum}–{text.Maximum} characters",
        Shape.Text => "text",
        Shape.Slug { Kind: null } => "id",
        Shape.Slug slug => slug.Kind!,
        Shape.Code => "code",
        Shape.Choice choice => string.Join(", ", choice.Allowed.Select(a => $"`{a}`")),
        Shape.Integer { Maximum: < int.MaxValue } integer => $"{integer.Minimum}–{integer.Maximum}",
        Shape.Integer { Minimum: > int.MinValue } integer => $"whole number from {integer.Minimum}",
        Shape.Integer => "whole number",
        Shape.Number { MayBeRange: true } => "number or range",
        Shape.Number => "number",
        Shape.Boolean => "`true`, `false`",
        Shape.Date => "date",
        Shape.Address => "address",
        Shape.List list => $"list{(list.Count is { } count ? $" of {count}" : "")}: {Describe(list.Item)}",
        Shape.Map map => $"{Describe(map.Name)} → {Describe(map.Value)}",
        Shape.OneOrMore several => $"{Describe(several.Item)}, or a list of them",
        Shape.Group group => group.Keys.Owner,
        Shape.Either either => $"{either.Otherwise.Owner}, or with `{either.Selector.Name}` {either.With.Owner}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
