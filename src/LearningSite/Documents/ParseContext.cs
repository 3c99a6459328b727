using LearningSite.Diagnostics;
using LearningSite.Files;

namespace LearningSite.Documents;

/// <summary>One file in the hands of a content kind.</summary>
public sealed class ParseContext(SourceFile file, SourceText text, DateOnly today, bool isPlainFolder, DiagnosticBag diagnostics)
{
    public SourceFile File { get; } = file;
    public SourceText Text { get; } = text;
    public DateOnly Today { get; } = today;
    /// <summary>True for a folder of ordinary Markdown without settings: nothing is required there.</summary>
    public bool IsPlainFolder { get; } = isPlainFolder;
    public DiagnosticBag Diagnostics { get; } = diagnostics;
    /// <summary>In a translation: the text of what it translates.</summary>
    public SourceText? Original { get; init; }

    /// <summary>The front matter of a Markdown file and the offset of its body.</summary>
    public (Fields Fields, int BodyStart) ReadMarkdown(Keys keys)
    {
        var frontMatter = FrontMatter.Extract(Text, Diagnostics, mayBeLate: !IsPlainFolder);
        var isEmpty = string.IsNullOrWhiteSpace(Text.Text);
        if (isEmpty) ReportEmpty(keys.Owner);
        if (!IsPlainFolder && !frontMatter.IsBroken) TrailingSpaces.Check(Text, 0, frontMatter.BodyStart, Diagnostics);
        // One finding says it all; that every key is missing too would only hide it.
        var reported = isEmpty || frontMatter.IsBroken ? new DiagnosticBag() : Diagnostics;
        var fields = new Fields(frontMatter.Fields, Text, reported, keys) { Original = ReadOriginal(keys, out var body) };
        if (!IsPlainFolder) Translation.Check(fields, body, reported);
        if (!IsPlainFolder) ReadSilences.Read(fields, WholeFile, reported);
        return (fields, frontMatter.BodyStart);
    }

    /// <summary>A YAML file that is one group of keys; null after a finding.</summary>
    public Fields? ReadMapping(Keys keys) => ReadYaml(keys.Owner) switch
    {
        null => null,
        YamlNode.Mapping mapping => WithSilences(AsTranslation(new Fields(mapping, Text, Diagnostics, keys), OriginalNode as YamlNode.Mapping), WholeFile),
        var other => Wrong<Fields>(other, "keys and values", "write `title: …` on the first line"),
    };

    /// <summary>A YAML file that is a list of groups of keys.</summary>
    public IReadOnlyList<Fields> ReadList(Keys keys) => ReadYaml(keys.Owner) switch
    {
        null => [],
        YamlNode.Sequence sequence => ReadEntries([.. new Fields(null, Text, Diagnostics, keys).ItemsOf(sequence, keys).Select(FindOriginalEntry)]),
        var other => Wrong<IReadOnlyList<Fields>>(other, "a list", $"begin each entry with `- {keys.All.First(k => k.IsRequired).Name}: …`") ?? [],
    };

    private Fields? ReadOriginal(Keys keys, out string body)
    {
        body = "";
        if (Original is null) return null;
        // What is wrong with the original is reported there.
        var frontMatter = FrontMatter.Extract(Original, new DiagnosticBag(), mayBeLate: true);
        body = Original.Text[Math.Min(frontMatter.BodyStart, Original.Text.Length)..];
        return new Fields(frontMatter.Fields, Original, new DiagnosticBag(), keys);
    }

    private YamlNode? OriginalNode => Original is null ? null : originalNode ??= YamlReader.Read(Original, new DiagnosticBag());
    private YamlNode? originalNode;

    private Fields AsTranslation(Fields fields, YamlNode.Mapping? original)
    {
        if (original is not null) fields = fields.Translating(new Fields(original, Original!, new DiagnosticBag(), fields.Keys));
        Translation.Check(fields, "", Diagnostics);
        return fields;
    }

    // An entry of a list is the translation of the one with its id.
    private Fields FindOriginalEntry(Fields fields)
    {
        if (Original is null) return fields;
        static string? IdOf(IEnumerable<YamlNode.Entry> entries) => (entries.FirstOrDefault(e => e.Key.Value == "id")?.Value as YamlNode.Scalar)?.Value;
        var id = IdOf(fields.Entries);
        if ((OriginalNode as YamlNode.Sequence)?.Items.OfType<YamlNode.Mapping>().FirstOrDefault(m => id is not null && IdOf(m.Entries) == id) is { } original) return AsTranslation(fields, original);
        Diagnostics.Add(new Diagnostic(Codes.TranslationWithoutOriginal, $"the original has no entry `{id}`", new Place(Text, fields.Span), null, "write the id of an entry of the original", "the original is here", new Place(Original, default)));
        return fields;
    }

    /// <summary>The keys that every kind has.</summary>
    public Header ReadHeader(Fields fields, HeaderKeys keys, string kind, string slug, string link, int bodyStart = -1)
    {
        var title = fields.Get(keys.Title);
        var summary = fields.Get(keys.Summary);
        CheckLength(title?.Value, fields, keys.Title);
        CheckLength(summary is { Length: > 0 } ? summary : null, fields, keys.Summary);
        var isDraft = fields.Get(keys.Status) == "draft";
        RecommendedLimits.Check(kind, fields, isDraft, Diagnostics);
        return new Header
        {
            Source = File, Kind = kind, Slug = slug, Link = link, BodyStart = bodyStart,
            Title = title?.Value ?? "",
            Summary = summary,
            Updated = ReadDate(fields, keys.Updated),
            IsDraft = isDraft,
            RedirectFrom = fields.Get(keys.RedirectFrom),
            Sources = fields.Get(keys.Sources),
            Span = title?.Span ?? new TextSpan(0, Math.Min(1, Text.Text.Length)),
        };
    }

    /// <summary>A date that is not in the future.</summary>
    public DateOnly? ReadDate(Fields fields, Key<DateOnly?> key)
    {
        var date = fields.Get(key);
        if (date > Today)
            Diagnostics.Add(new Diagnostic(Codes.FutureDate, $"`{key.Name}` lies in the future", fields.PlaceOf(key), $"today is {Today:yyyy-MM-dd}", "write the date of the last change"));
        return date;
    }

    /// <summary>The slug of the file, checked against the grammar.</summary>
    public string ReadSlug(bool mayJoin = false)
    {
        CheckSlug(File.Stem, new Place(Text, default), "file name", mayJoin);
        return File.Stem;
    }

    public void CheckSlug(string slug, Place place, string what, bool mayJoin = false)
    {
        if (Slugs.IsValid(slug, mayJoin)) return;
        var better = Slugs.From(slug);
        Diagnostics.Add(new Diagnostic(Codes.InvalidSlug, $"the {what} `{slug}` is no slug", place, null,
            Slugs.IsValid(better) && better != slug ? $"rename it to `{better}`" : "use lower-case letters, digits and single hyphens, at most 80 characters, and no name that Windows reserves"));
    }

    private void CheckLength(string? value, Fields fields, Key key)
    {
        if (key.Shape is not Shape.Text(var minimum, var maximum) || value is null || (value.Length >= minimum && value.Length <= maximum)) return;
        Diagnostics.Add(new Diagnostic(Codes.LengthOutOfRange, $"`{key.Name}` has {value.Length} characters", fields.PlaceOf(key), null, $"write {minimum} to {maximum}"));
    }

    private TextSpan WholeFile => new(0, Text.Text.Length + 1);

    private IReadOnlyList<Fields> ReadEntries(IReadOnlyList<Fields> entries)
    {
        for (var i = 0; i < entries.Count; i++)
            WithSilences(entries[i], TextSpan.Between(entries[i].Span.Start, i + 1 < entries.Count ? entries[i + 1].Span.Start : WholeFile.End));
        return entries;
    }

    private Fields WithSilences(Fields fields, TextSpan range)
    {
        ReadSilences.Read(fields, range, Diagnostics);
        return fields;
    }

    private YamlNode? ReadYaml(string owner)
    {
        // A bag of its own: another thread may report an error of another file meanwhile.
        var found = new DiagnosticBag();
        var node = YamlReader.Read(Text, found);
        foreach (var finding in found.Sorted()) Diagnostics.Add(finding);
        // A file of comments only is empty too.
        if (node is null && !found.HasErrors) ReportEmpty(owner);
        if (node is not null) TrailingSpaces.Check(Text, 0, Text.Text.Length, Diagnostics);
        return node;
    }

    private void ReportEmpty(string owner) => Diagnostics.Add(new Diagnostic(Codes.EmptyFile, "the file is empty", new Place(Text, default), null,
        $"write the {owner}, or delete the file"));

    private T? Wrong<T>(YamlNode node, string expected, string help)
    {
        Diagnostics.Add(new Diagnostic(Codes.WrongType, $"the file must hold {expected}", new Place(Text, node.Span), $"this is {node.Describe()}", help));
        return default;
    }
}
