using System.Text.RegularExpressions;
using LearningSite.Tests.Support;

namespace LearningSite.Tests.Security;

/// <summary>T03: `Markup/Html.cs` alone escapes, and every attribute of the output is written by it or is a constant.</summary>
public sealed partial class EscapingTests
{
    private const string Escaper = "Markup/Html.cs";

    /// <summary>Lines that only look for attributes.</summary>
    private static readonly string[] Readers = ["Rendering/FindLinks.cs: private const string Attribute = \" href=\\\"\";"];

    [Fact]
    public void Attribute_is_a_constant_or_written_by_the_one_escaping() => Assert.Equal(Readers, Lines().Where(l => WritesAttribute(l.Code)).Select(l => $"{l.File}: {l.Code}"));

    [Fact]
    public void Nothing_else_escapes() => Assert.Equal([], Lines().Where(l => Escapes().IsMatch(l.Code)).Select(l => $"{l.File}: {l.Code}"));

    [Theory]
    [InlineData("""output.Append($"<a href=\"{url}\">");""")]
    [InlineData("""output.Append(CultureInfo.InvariantCulture, $"<p class=\"a\" title=\"a {text}\">");""")]
    [InlineData("""html += " title='" + text + "'";""")]
    [InlineData("""output.Append("<a href=\"").Append(url);""")]
    [InlineData("""output.Append("<a href=\"" + Html.Escape(url) + "\">");""")]
    [InlineData("""<link rel="stylesheet" href="{link}">""")]
    [InlineData("""output.AppendAttribute(name, text);""")]
    [InlineData("""output.AppendMarkup($"<b>").Append($"<a href=\"{url}\">");""")]
    public void Attribute_that_something_else_writes_is_seen(string code) => Assert.True(WritesAttribute(code));

    [Theory]
    [InlineData("""return "&quot;" + text;""")]
    [InlineData("""text.Replace("<", "&lt;")""")]
    [InlineData("""System.Net.WebUtility.HtmlEncode(text)""")]
    [InlineData("""HtmlEncoder.Default.Encode(text)""")]
    public void Other_escaping_is_seen(string code) => Assert.Matches(Escapes(), code);

    // A template writes a value as it is only where the model says by its name that it is markup, and never inside a tag.
    [Fact]
    public void Template_writes_only_markup_as_it_is()
    {
        var templates = Directory.EnumerateFiles(Path.Combine(ProjectFolder.Repository, "theme/templates"), "*.hbs", SearchOption.AllDirectories).Select(f => (Name: Path.GetFileName(f), Text: File.ReadAllText(f))).ToList();
        Assert.InRange(templates.Count, 50, 500);
        var raw = templates.SelectMany(t => Raw().Matches(t.Text).Select(m => (t.Name, Value: m.Groups["value"].Value, IsInTag: InTag().IsMatch(t.Text[..m.Index]), List: Each().Matches(t.Text[..m.Index]).LastOrDefault()?.Groups[1].Value ?? ""))).ToList();
        Assert.NotEmpty(raw);
        // The items of a list have no name, but the list has.
        Assert.Equal([], raw.Where(r => r.IsInTag || !((r.Value == "this" ? r.List : r.Value).EndsWith("Html", StringComparison.Ordinal))).Select(r => $"{r.Name}: {r.Value}"));
    }

    private static bool WritesAttribute(string code) => OpenAttribute().IsMatch(ByEscaping().Replace(code, "")) || NamedByValue().IsMatch(code);

    private static IEnumerable<(string File, string Code)> Lines()
    {
        var source = Path.Combine(ProjectFolder.Repository, "src/LearningSite");
        foreach (var path in Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(source, path).Replace('\\', '/');
            if (name == Escaper || name.StartsWith("obj/", StringComparison.Ordinal) || name.StartsWith("bin/", StringComparison.Ordinal)) continue;
            // Raw text handed to the escaping is one call over many lines.
            foreach (var line in RawByEscaping().Replace(File.ReadAllText(path), "").Split('\n').Select(l => l.Trim()))
                if (!line.StartsWith("//", StringComparison.Ordinal) && !line.StartsWith("[GeneratedRegex", StringComparison.Ordinal)) yield return (name, line);
        }
    }

    // An attribute whose value a hole or the end of the literal stands in.
    [GeneratedRegex("""[\w-]=(?:\\"(?:[^"\\{]|\\[^"])*(?:"|\{)|"[^"{]*\{|'[^'"{]*(?:"|\{))""")]
    private static partial Regex OpenAttribute();

    [GeneratedRegex("""AppendMarkup\(\$"(?:[^"\\]|\\.)*"\)""")]
    private static partial Regex ByEscaping();

    [GeneratedRegex("""AppendMarkup\(\$"{3}.*?"{3}\)""", RegexOptions.Singleline)]
    private static partial Regex RawByEscaping();

    [GeneratedRegex("""AppendAttribute\([^"]""")]
    private static partial Regex NamedByValue();

    [GeneratedRegex("""&(?:lt|gt|amp|quot|apos|#\w+);|HtmlEncode|SecurityElement\.Escape|UrlEncode\(""", RegexOptions.NonBacktracking)]
    private static partial Regex Escapes();

    [GeneratedRegex(@"\{\{\{(?<value>[^}]*)\}\}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Raw();

    [GeneratedRegex(@"\{\{#each ([^}]*)\}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Each();

    // Behind the last `<` no `>` that belongs to HTML.
    [GeneratedRegex(@"<[A-Za-z](?:[^>{]|\{\{[^}]*\}\}|\{)*$", RegexOptions.NonBacktracking)]
    private static partial Regex InTag();
}
