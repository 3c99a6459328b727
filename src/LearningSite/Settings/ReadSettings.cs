using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using LearningSite.Diagnostics;
using LearningSite.Files;

namespace LearningSite.Settings;

/// <summary>
/// Reads `statiq.json`, then `-s key=value` of the command line. Keys are Statiq's and case-insensitive, as Statiq's are.
/// A `JsonSerializer` would give one error without a place; reading token by token gives all of them with theirs.
/// </summary>
public static partial class ReadSettings
{
    /// <summary>Stands for a list of language tags.</summary>
    public static readonly Type LocalesType = typeof(CultureInfo);
    public static readonly Type RulesType = typeof(IReadOnlyDictionary<string, RuleLevel>);

    private sealed record Setting(Type Type, string About, Func<SiteSettings, object, SiteSettings> Apply);

    // The whole list of settings: name, type, what an author should know, and where the value goes.
    private static readonly Dictionary<string, Setting> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["SiteTitle"] = new(typeof(string), "Shown in the header and after the title of each page.", (s, v) => s with { SiteTitle = (string)v }),
        ["SiteDescription"] = new(typeof(string), "The description of a home page without summary, for search engines.", (s, v) => s with { SiteDescription = (string)v }),
        ["Host"] = new(typeof(string), "Host name without scheme, for canonical links and the sitemap; without it both are left out.", (s, v) => s with { Host = (string)v }),
        ["LinksUseHttps"] = new(typeof(bool), "Absolute links begin with https.", (s, v) => s with { LinksUseHttps = (bool)v }),
        ["LinkRoot"] = new(typeof(string), "Folder on the host under which the site lives, such as `/course`.", (s, v) => s with { LinkRoot = (string)v }),
        ["InputPaths"] = new(typeof(IReadOnlyList<string>), "Folders with content; where two hold the same file, the later one wins.", (s, v) => s with { InputPaths = (IReadOnlyList<string>)v }),
        ["ThemePaths"] = new(typeof(IReadOnlyList<string>), "Folders with `templates/`, `text/` and `dist/`; what they lack comes from the bundled theme.", (s, v) => s with { ThemePaths = (IReadOnlyList<string>)v }),
        ["OutputPath"] = new(typeof(string), "The folder that is replaced as a whole; never a folder that LearningSite did not write.", (s, v) => s with { OutputPath = (string)v }),
        ["CachePath"] = new(typeof(string), "The folder for results that later builds reuse.", (s, v) => s with { CachePath = (string)v }),
        ["ExcludedPaths"] = new(typeof(IReadOnlyList<string>), "Paths below the input folders that are not read.", (s, v) => s with { ExcludedPaths = (IReadOnlyList<string>)v }),
        ["Strict"] = new(typeof(bool), "Warnings fail the build.", (s, v) => s with { Strict = (bool)v }),
        ["Rules"] = new(RulesType, "Warnings that become errors or are switched off, by code.", (s, v) => s with { Rules = (IReadOnlyDictionary<string, RuleLevel>)v }),
        ["ContributorPages"] = new(typeof(bool), "Publish what only contributors need: a page for each code, and the schemas.", (s, v) => s with { ContributorPages = (bool)v }),
        ["CurrentDateTime"] = new(typeof(DateOnly), "The date that counts as today, else the clock’s in UTC. It decides which figures are dated and which dates lie in the future.", (s, v) => s with { CurrentDateTime = (string)v }),
        ["Language"] = new(typeof(string), "BCP 47 tag; `text/<language>.yml` of the theme holds the words.", (s, v) => s with { Language = (string)v }),
        ["Locales"] = new(LocalesType, "Further languages of the site, as BCP 47 tags such as `es`; each has its folder of translations below the input folder.", (s, v) => s with { Locales = (IReadOnlyList<string>)v }),
        ["RepositoryLink"] = new(typeof(Uri), "The site’s folder on GitHub, for links that edit a page or report a question; without it there are none.", (s, v) => s with { RepositoryLink = (string)v }),
        ["SecurityContact"] = new(typeof(string), "Where to report a hole in the site, `mailto:…` or `https://…`, for `/.well-known/security.txt`; needs `Host`.", (s, v) => s with { SecurityContact = (string)v }),
        ["GenerateSitemap"] = new(typeof(bool), "Write `sitemap.xml` and `robots.txt`; needs `Host`.", (s, v) => s with { GenerateSitemap = (bool)v }),
        ["GenerateFeeds"] = new(typeof(bool), "Write `feed.xml` and `feed.json`: which pages have changed. Needs `Host`.", (s, v) => s with { GenerateFeeds = (bool)v }),
        ["GenerateApi"] = new(typeof(bool), "Write `/api/v1/*.json`: the content as data. Needs `Host`.", (s, v) => s with { GenerateApi = (bool)v }),
        ["GenerateMarkdown"] = new(typeof(bool), "Write `llms.txt`, and each lesson as Markdown. Needs `Host`.", (s, v) => s with { GenerateMarkdown = (bool)v }),
        ["GenerateSocialImages"] = new(typeof(bool), "Draw the pictures that links to pages show elsewhere. Needs `Host`.", (s, v) => s with { GenerateSocialImages = (bool)v }),
        ["GenerateServiceWorker"] = new(typeof(bool), "Keep pages in the reader’s browser for when there is no network; false also removes what earlier versions of the site have kept.", (s, v) => s with { GenerateServiceWorker = (bool)v }),
        ["GenerateSearchIndex"] = new(typeof(bool), "Build the search index after the pages.", (s, v) => s with { GenerateSearchIndex = (bool)v }),
    };

    public static IReadOnlyCollection<string> Names => Known.Keys;

    /// <summary>Every setting, for the schema and the reference.</summary>
    public static IEnumerable<(string Name, Type Type, string About)> All => Known.Select(k => (k.Key, k.Value.Type, k.Value.About));

    /// <param name="file">`statiq.json`, or null when the root has none.</param>
    /// <param name="overrides">`key=value` pairs of the command line.</param>
    public static SiteSettings Read(SourceFile? file, IEnumerable<string> overrides, DiagnosticBag diagnostics)
    {
        var settings = new SiteSettings();
        if (file is not null && file.TryReadText(diagnostics) is { } source) settings = ReadFile(source, settings, diagnostics);
        foreach (var pair in overrides) settings = ApplyOverride(pair, settings, diagnostics);
        if (settings.Locales?.Contains(settings.Language) == true)
        {
            diagnostics.Add(new Diagnostic(Codes.InvalidSetting, $"`Locales` names `{settings.Language}`, which is the language of the site", null, null, "leave it out; the files outside of the folders of languages are in it"));
            settings = settings with { Locales = [.. settings.Locales.Where(l => l != settings.Language)] };
        }
        return settings;
    }

    public static SiteSettings ReadFile(SourceText source, SiteSettings settings, DiagnosticBag diagnostics)
    {
        var json = new JsonSource(source);
        var reader = json.CreateReader();
        var places = new Dictionary<string, Place>(StringComparer.OrdinalIgnoreCase);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException("an object in braces was expected", null, 0, 0);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) settings = ReadSetting(ref reader, json, settings, places, diagnostics);
            while (reader.Read()) { }
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate such as "\ud800" is valid JSON and no text.
            diagnostics.Add(new Diagnostic(Codes.SettingsSyntax, "an escape in this file is no character", json.PlaceOf(reader), null, "write the character itself"));
        }
        catch (JsonException exception)
        {
            diagnostics.Add(new Diagnostic(Codes.SettingsSyntax, "this is no valid JSON", json.PlaceOf(exception), null,
                string.IsNullOrWhiteSpace(source.Text) ? "write `{}`, or delete the file" : "check the commas, quotes and brackets here and on the line above"));
        }
        return settings;
    }

    /// <summary>JSON would take the last of two values and drop the other in silence.</summary>
    internal static void ReportTwice(string what, string key, Place place, Dictionary<string, Place> places, DiagnosticBag diagnostics)
    {
        if (!places.TryAdd(key, place))
            diagnostics.Add(new Diagnostic(Codes.DuplicateKey, $"{what} `{key}` is written twice", place, "second time", "remove one of the two", "the first one is here", places[key]));
    }

    private static SiteSettings ReadSetting(ref Utf8JsonReader reader, JsonSource json, SiteSettings settings, Dictionary<string, Place> places, DiagnosticBag diagnostics)
    {
        var key = reader.GetString() ?? "";
        var keyPlace = json.PlaceOf(reader);
        reader.Read();
        var valuePlace = json.PlaceOf(reader);
        ReportTwice("the setting", key, keyPlace, places, diagnostics);
        if (Known.Keys.FirstOrDefault(k => Spelling.IsSameButCase(k, key)) is { } name)
            diagnostics.Add(new Diagnostic(Codes.KeyCase, $"the setting `{key}` is written `{name}`", keyPlace, "another case", $"write `\"{name}\"`") { Fix = Rename(keyPlace, key, name) });
        if (!Known.TryGetValue(key, out var setting))
        {
            // Editors look for their schema here.
            if (key != "$schema") diagnostics.Add(UnknownSetting(key, keyPlace) with { Fix = Rename(keyPlace, key, Spelling.FindOnly(key, Known.Keys)) });
            reader.Skip();
            return settings;
        }
        var isNo = reader.TokenType == JsonTokenType.String && reader.GetString() is "no" or "off" or "false";
        var converted = setting.Type == RulesType ? ReadRules.Read(ref reader, json, diagnostics) : Convert(JsonDocument.ParseValue(ref reader).RootElement, setting.Type);
        if (converted is string text && DescribeForm(key, text) is var (form, example))
        {
            diagnostics.Add(new Diagnostic(Codes.InvalidSetting, $"`{key}` must be {form}", valuePlace, null, $"write `\"{key}\": \"{example}\"`"));
            return settings;
        }
        if (converted is not null) return setting.Apply(settings, converted);
        diagnostics.Add(new Diagnostic(Codes.InvalidSetting, $"`{key}` must be {Describe(setting.Type)}", valuePlace, null, $"write {(isNo && setting.Type == typeof(bool) ? $"`\"{key}\": false`" : Example(key, setting.Type))}"));
        return settings;
    }

    // What would only show as something missing elsewhere: texts of a language, or half an address.
    private static (string Form, string Example)? DescribeForm(string key, string value) => Known.Keys.First(k => k.Equals(key, StringComparison.OrdinalIgnoreCase)) switch
    {
        "Language" when !LanguageTag().IsMatch(value) => ("a tag of BCP 47, with hyphens", LanguageTag().IsMatch(value.Replace('_', '-')) ? value.Replace('_', '-') : "en"),
        "Host" when value.Contains('/', StringComparison.Ordinal) => ("a name without scheme and path", value[(value.IndexOf("//", StringComparison.Ordinal) is var at and >= 0 ? at + 2 : 0)..].Split('/')[0]),
        // `\x` or `//x` would be another host where a browser reads it.
        "LinkRoot" when value.Length > 0 && !FolderOnHost().IsMatch(value) => ("a path of letters, digits, hyphens, dots and slashes", "/course"),
        "SecurityContact" when value.Length > 0 && !Contact().IsMatch(value) => ("an address that begins with `mailto:` or `https://`", "mailto:security@example.org"),
        _ => null,
    };

    [GeneratedRegex("^/?([A-Za-z0-9_~%-][A-Za-z0-9._~%-]*(/|$))*$", RegexOptions.NonBacktracking)]
    private static partial Regex FolderOnHost();

    [GeneratedRegex("^(mailto:|https://)[!-~]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Contact();

    /// <summary>A language, and what narrows it down: https://www.rfc-editor.org/rfc/rfc5646.</summary>
    public const string LanguageTagPattern = "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$";

    [GeneratedRegex(LanguageTagPattern, RegexOptions.NonBacktracking)]
    private static partial Regex LanguageTag();

    private static SiteSettings ApplyOverride(string pair, SiteSettings settings, DiagnosticBag diagnostics)
    {
        var at = pair.IndexOf('=', StringComparison.Ordinal);
        var (key, value) = at < 0 ? (pair, "") : (pair[..at], pair[(at + 1)..]);
        if (!Known.TryGetValue(key, out var setting)) { diagnostics.Add(UnknownSetting(key, null)); return settings; }
        var converted = ConvertText(value, setting.Type);
        if (converted is string text && DescribeForm(key, text) is var (form, example))
            diagnostics.Add(new Diagnostic(Codes.InvalidSetting, $"`{key}` must be {form}", null, null, $"write `-s {key}={example}`"));
        else if (converted is not null) return setting.Apply(settings, converted);
        else if (setting.Type == RulesType) diagnostics.Add(new Diagnostic(Codes.InvalidSetting, $"`{key}` has no form for the command line", null, null, "write it in `statiq.json`"));
        else diagnostics.Add(new Diagnostic(Codes.InvalidSetting, $"`{key}` must be {Describe(setting.Type)}", null, null, $"write `-s {key}={(setting.Type == typeof(bool) ? "true" : setting.Type == typeof(DateOnly) ? "2026-11-20" : setting.Type == typeof(Uri) ? RepositoryExample : "value")}`"));
        return settings;
    }

    private static object? ConvertText(string value, Type type) =>
        type == typeof(bool) ? value switch { "true" => true, "false" => false, _ => null }
        : type == typeof(DateOnly) ? DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? value : null
        : type == typeof(string) ? value
        : type == typeof(Uri) ? Repository().IsMatch(value) ? value : null
        : type == RulesType ? null
        : type == LocalesType ? ToLocales(value.Split(','))
        : value.Split(',');

    private static string[]? ToLocales(string[] tags) => tags.All(t => LanguageTag().IsMatch(t)) && tags.Distinct(StringComparer.OrdinalIgnoreCase).Count() == tags.Length ? tags : null;

    private static object? Convert(JsonElement value, Type type) => value.ValueKind switch
    {
        JsonValueKind.String when type == typeof(string) => value.GetString(),
        JsonValueKind.String when type == typeof(DateOnly) && DateTime.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => value.GetString(),
        JsonValueKind.String when type == typeof(Uri) && Repository().IsMatch(value.GetString() ?? "") => value.GetString(),
        JsonValueKind.True or JsonValueKind.False when type == typeof(bool) => value.GetBoolean(),
        JsonValueKind.Array when type == LocalesType && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String) => ToLocales([.. value.EnumerateArray().Select(v => v.GetString() ?? "")]),
        JsonValueKind.String when type == typeof(IReadOnlyList<string>) => new[] { value.GetString() ?? "" },
        JsonValueKind.Array when type == typeof(IReadOnlyList<string>) && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String) => value.EnumerateArray().Select(v => v.GetString() ?? "").ToArray(),
        _ => null,
    };

    // Not when the right name is used too: which of the two values is meant, only the author knows.
    private static Fix? Rename(Place place, string key, string? name) =>
        name is null || place.Text.Text.Contains($"\"{name}\"", StringComparison.Ordinal) ? null : Fix.Replace(place.Span.Start + 1, key, name);

    private static Diagnostic UnknownSetting(string key, Place? place) =>
        new(Codes.UnknownSetting, $"there is no setting `{key}`", place, Spelling.DidYouMean(key, Known.Keys),
            Spelling.DidYouMean(key, Known.Keys) is { } nearest ? (place is null ? nearest : "rename the key, or remove it") : $"the settings are {string.Join(", ", Known.Keys.Order(StringComparer.Ordinal))}");

    private static string Describe(Type type) => type == typeof(bool) ? "`true` or `false`" : type == typeof(string) ? "text in quotes" : type == typeof(DateOnly) ? "a date such as \"2026-11-20\"" : type == typeof(Uri) ? "the address of a repository" : type == LocalesType ? "a list of language tags, each once" : "a list of paths";

    private static string Example(string key, Type type) => type == typeof(bool) ? $"`\"{key}\": true`" : type == typeof(string) ? $"`\"{key}\": \"text\"`" : type == typeof(DateOnly) ? $"`\"{key}\": \"2026-11-20\"`" : type == typeof(Uri) ? $"`\"{key}\": \"{RepositoryExample}\"`" : type == LocalesType ? $"`\"{key}\": [\"es\"]`" : $"`\"{key}\": [\"folder\"]`";

    private const string RepositoryExample = "https://github.com/owner/name";

    // https://github.com/owner/name, or https://github.com/owner/name/tree/branch/folder
    [GeneratedRegex(@"^https://[\w.-]+(:\d+)?/[\w.-]+/[\w.-]+(/tree/[\w./-]*\w)?/?$", RegexOptions.NonBacktracking)]
    private static partial Regex Repository();
}
