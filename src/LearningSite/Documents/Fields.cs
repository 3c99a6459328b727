using System.Globalization;
using System.Text.RegularExpressions;
using LearningSite.Diagnostics;

namespace LearningSite.Documents;

/// <summary>
/// Reads typed values out of a mapping. The declared keys are a closed list: <see cref="Close"/> reports every other one with
/// the nearest known name. Each wrong value is one finding at its place, and reading goes on with a default.
/// </summary>
public sealed partial class Fields(YamlNode.Mapping? mapping, SourceText source, DiagnosticBag diagnostics, Keys keys)
{

    public SourceText Source { get; } = source;
    /// <summary>In a translation: the fields of what it translates, from which all but its words are taken.</summary>
    public Fields? Original { get; init; }
    public TextSpan Span => mapping?.Span ?? default;
    public bool IsEmpty => mapping is null || mapping.Entries.Count == 0;

    /// <summary>The same fields, reporting elsewhere.</summary>
    public Fields With(DiagnosticBag other) => new(mapping, Source, other, keys) { Original = Original };

    /// <summary>The same fields as a group of another sort.</summary>
    public Fields As(Keys other) => new(mapping, Source, diagnostics, other) { Original = Original };

    /// <summary>The same fields as the translation of others.</summary>
    public Fields Translating(Fields original) => new(mapping, Source, diagnostics, keys) { Original = original };

    public IReadOnlyList<YamlNode.Entry> Entries => mapping?.Entries ?? [];
    public Keys Keys => keys;

    public T Get<T>(Key<T> key) => Original is not null && !Translation.HasOwn(key) ? key.Read(Original) : key.Read(this);

    public bool Has(string name) => mapping?.Entries.Any(e => e.Key.Value == name) == true;

    public bool Has(Key key) => Find(key.Name) is not null;

    /// <summary>The place of a value, or of the whole mapping when the key is absent.</summary>
    public Place PlaceOf(Key key) => PlaceOf(key.Name);

    /// <summary>The node of a key, or null when it is absent or has no value.</summary>
    public YamlNode? Find(string key)
    {
        if (!keys.Declares(key)) throw new InvalidOperationException($"`{key}` is asked for and not declared as a key of {Article(keys.Owner)}");
        return FindEntry(key)?.Value is { } node and not YamlNode.Scalar { Value: "" } ? node : null;
    }

    // A key in another case is read as what it means, so that one finding tells of it and not a second one of a missing key.
    private YamlNode.Entry? FindEntry(string key) =>
        mapping?.Entries.FirstOrDefault(e => e.Key.Value == key) ?? mapping?.Entries.FirstOrDefault(e => Spelling.IsSameButCase(e.Key.Value, key));

    private Place PlaceOf(string key) => new(Source, Find(key)?.Span ?? Span);

    /// <summary>Text that must be there; empty when it is not, after a finding.</summary>
    public string Text(string key) => OptionalText(key) ?? Missing(key);

    public string? OptionalText(string key) => OptionalScalar(key)?.Value;

    public YamlNode.Scalar? OptionalScalar(string key) => Find(key) switch
    {
        null => null,
        YamlNode.Scalar scalar => scalar,
        var other => Wrong<YamlNode.Scalar>(other, key, "text", help: other is YamlNode.Sequence { Items: [YamlNode.Scalar only] } ? $"write `{key}: {only.Value}`, without brackets" : null),
    };

    public YamlNode.Scalar? Scalar(string key)
    {
        if (Find(key) is null) Missing(key);
        return OptionalScalar(key);
    }

    public IReadOnlyList<YamlNode.Scalar> Scalars(string key, bool isRequired = false)
    {
        var node = Find(key);
        if (node is null && isRequired) Missing(key);
        if (node is null) return [];
        if (node is YamlNode.Scalar text) return SplitList(key, text);
        if (node is not YamlNode.Sequence sequence) { Wrong<object>(node, key, "a list"); return []; }
        var scalars = new List<YamlNode.Scalar>(sequence.Items.Count);
        foreach (var item in sequence.Items)
        {
            if (item is YamlNode.Scalar { Value.Length: > 0 } scalar) scalars.Add(scalar);
            else Wrong<object>(item, key, "a list of texts", QuoteItem(item));
        }
        return scalars;
    }

    // `skills: one, two` says which ones are meant, so what refers to them is not reported too.
    private List<YamlNode.Scalar> SplitList(string key, YamlNode.Scalar text)
    {
        var items = new List<YamlNode.Scalar>();
        for (var at = 0; at <= text.Value.Length;)
        {
            var end = text.Value.IndexOf(',', at) is var comma and >= 0 ? comma : text.Value.Length;
            var item = text.Value[at..end].Trim();
            var start = text.TextStart + at + text.Value[at..end].IndexOf(item, StringComparison.Ordinal);
            if (item.Length > 0) items.Add(new YamlNode.Scalar(item, new TextSpan(start, item.Length), start));
            at = end + 1;
        }
        var areSlugs = items.TrueForAll(i => Slugs.IsValid(i.Value, mayJoin: true));
        diagnostics.Add(new Diagnostic(Codes.WrongType, $"`{key}` must be a list", new Place(Source, text.Span), "this is text",
            areSlugs ? $"write `{AsList(items)}`" : "write each item on a line of its own, behind `- `") { Fix = areSlugs ? Fix.Replace(new Place(Source, text.Span), text.Value, AsList(items)) : null });
        return areSlugs ? items : [];
    }

    private static string AsList(List<YamlNode.Scalar> items) => $"[{string.Join(", ", items.Select(i => i.Value))}]";

    public IReadOnlyList<string> TextList(string key, bool isRequired = false) => [.. Scalars(key, isRequired).Select(s => s.Value)];

    /// <summary>Entries of a map such as <c>objectives</c>, in the order written.</summary>
    /// <param name="numbers">What the values are, for the help.</param>
    public IReadOnlyList<(YamlNode.Scalar Key, YamlNode.Scalar Value)> Map(string key, bool isRequired = false, (int Minimum, int Maximum)? numbers = null)
    {
        var node = Find(key);
        if (node is null && isRequired) Missing(key);
        if (node is null) return [];
        if (node is not YamlNode.Mapping map)
        {
            diagnostics.Add(new Diagnostic(Codes.WrongType, $"`{key}` must be keys and values", new Place(Source, node.Span), $"this is {node.Describe()}", $"write each on a line of its own, indented, such as {ExampleOf(node, numbers)}"));
            return [];
        }
        var entries = new List<(YamlNode.Scalar, YamlNode.Scalar)>(map.Entries.Count);
        foreach (var entry in map.Entries)
        {
            if (entry.Value is YamlNode.Scalar scalar) entries.Add((entry.Key, scalar));
            else Wrong<object>(entry.Value, entry.Key.Value, "text");
        }
        return entries;
    }

    // `[recall, precision]` and `recall, precision` name what the keys were to be; a sentence is a value that lacks its name.
    private static string ExampleOf(YamlNode node, (int Minimum, int Maximum)? numbers)
    {
        var text = (node is YamlNode.Sequence { Items: [YamlNode.Scalar first, ..] } ? first : node as YamlNode.Scalar)?.Value ?? "name";
        var name = text.Split(',', ':')[0].Trim();
        if (numbers is var (low, high)) return $"`{(Slugs.IsValid(name, mayJoin: true) ? name : "name")}: {low}`, with a number from {low} to {high}";
        return Slugs.IsValid(name, mayJoin: true) ? $"`{name}: …`" : $"`{Slugs.From(string.Join(' ', text.Split(' ').Take(3)))}: {text}`";
    }

    public IReadOnlyList<(YamlNode.Scalar Name, int? Value)> IntegerMap(string key, int minimum, int maximum) =>
        [.. Map(key, numbers: (minimum, maximum)).Select(e => (e.Key, Integer(e.Value, e.Key.Value, minimum, maximum)))];

    public Reference? OptionalReference(string key, string kind) =>
        OptionalScalar(key) is { } scalar ? new Reference(kind, scalar.Value, scalar.Span) : null;

    /// <summary>A reference that must be there; after a finding it points nowhere.</summary>
    public Reference Reference(string key, string kind) => OptionalReference(key, kind) ?? new Reference(kind, Missing(key), Span);

    public IReadOnlyList<Reference> References(string key, string kind, bool isRequired = false)
    {
        Reference[] references = [.. Scalars(key, isRequired).Select(s => new Reference(kind, s.Value, s.Span))];
        if (references.Length < 2) return references;
        foreach (var repeated in references.GroupBy(r => r.Slug, StringComparer.Ordinal).Where(g => g.Count() > 1))
            diagnostics.Add(new Diagnostic(Codes.DuplicateId, $"`{key}` lists `{repeated.Key}` twice", new Place(Source, repeated.ElementAt(1).Span), "second time", "remove one of the two", "the first one is here", new Place(Source, repeated.First().Span)));
        return references;
    }

    public IReadOnlyList<(Reference Reference, YamlNode.Scalar Value)> ReferenceMap(string key, string kind, bool isRequired = false) =>
        [.. Map(key, isRequired).Select(e => (new Reference(kind, e.Key.Value, e.Key.Span), e.Value))];

    public IReadOnlyList<(Reference Reference, int? Value)> IntegerReferenceMap(string key, string kind, int minimum, int maximum, bool isRequired) =>
        [.. Map(key, isRequired, (minimum, maximum)).Select(e => (Reference: new Reference(kind, e.Key.Value, e.Key.Span), e.Value)).Select(e => (e.Reference, Integer(e.Value, e.Reference.Slug, minimum, maximum)))];

    public int? OptionalInteger(string key, int minimum = int.MinValue, int maximum = int.MaxValue) =>
        OptionalScalar(key) is { } scalar ? Integer(scalar, key, minimum, maximum) : null;

    public int Integer(string key, int minimum = int.MinValue, int maximum = int.MaxValue)
    {
        if (OptionalScalar(key) is { } scalar) return Integer(scalar, key, minimum, maximum) ?? 0;
        Missing(key);
        return 0;
    }

    public int? Integer(YamlNode.Scalar scalar, string key, int minimum = int.MinValue, int maximum = int.MaxValue)
    {
        if (!int.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return FindDigits(scalar.Value) is { } digits ? WrongNumber(scalar, key, digits) : Wrong<int?>(scalar, key, minimum > int.MinValue && maximum < int.MaxValue ? $"a whole number from {minimum} to {maximum}" : "a whole number, written in digits alone");
        if (number >= minimum && number <= maximum) return number;
        diagnostics.Add(new Diagnostic(Codes.UnknownValue, $"`{key}` is out of range", new Place(Source, scalar.Span), null,
            maximum == int.MaxValue ? $"write a number from {minimum} up" : $"write a number from {minimum} to {maximum}"));
        return null;
    }

    // `$157,969`, `20%`, `’2024’` and `25 minutes` say which number is meant.
    private static string? FindDigits(string value) =>
        OneNumber().Match(value) is not { Success: true } match ? null : match.Groups[2].Value.Trim() switch
        {
            "m" or "M" or "b" or "B" => null, // a million, a billion, or minutes and bytes
            "k" or "K" => Digits(match) + "000",
            _ => Digits(match),
        };

    private static string Digits(Match match) => match.Groups[1].Value.Replace(",", "", StringComparison.Ordinal);

    [GeneratedRegex(@"^[^\d.,-]*(\d{1,3}(?:,\d{3})+|\d{1,9})([^\d.,]*)$", RegexOptions.NonBacktracking)]
    private static partial Regex OneNumber();

    private int? WrongNumber(YamlNode.Scalar scalar, string key, string digits)
    {
        diagnostics.Add(new Diagnostic(Codes.WrongType, $"`{key}` must be a whole number, written in digits alone", new Place(Source, scalar.Span), $"this is {scalar.Describe()}", $"write `{digits}`"));
        return null;
    }

    public decimal? OptionalNumber(string key) => OptionalScalar(key) is not { } scalar ? null
        : decimal.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : Wrong<decimal?>(scalar, key, "a number such as `0.8`");

    public bool Boolean(string key, bool whenAbsent) => OptionalScalar(key) switch
    {
        null => whenAbsent,
        { Value: "true" } => true,
        { Value: "false" } => false,
        var other => Wrong<bool?>(other, key, "`true` or `false`") ?? whenAbsent,
    };

    public DateOnly? OptionalDate(string key) => OptionalScalar(key) is not { } scalar ? null
        : DateOnly.TryParseExact(scalar.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : DateOnly.TryParseExact(scalar.Value.Trim('“', '”', '„', '‘', '’'), KnownDates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var meant)
            ? Wrong<DateOnly?>(scalar, key, "a date such as `2026-11-20`", Fix.Replace(new Place(Source, scalar.Span), scalar.Value, $"{meant:yyyy-MM-dd}"), $"write `{meant:yyyy-MM-dd}`")
        : Wrong<DateOnly?>(scalar, key, "a date such as `2026-11-20`");

    // Those that can mean one day only: `3/4/2026` is March to some and April to others.
    private static readonly string[] KnownDates = ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "d.M.yyyy", "d. M. yyyy", "d MMMM yyyy", "d. MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy", "MMMM d yyyy"];

    /// <summary>One word of a closed set; the first of the set after a finding.</summary>
    public string Choice(string key, IReadOnlyList<string> allowed)
    {
        if (OptionalChoice(key, allowed) is { } chosen) return chosen;
        if (Find(key) is null) Missing(key, allowed);
        return allowed[0];
    }

    public string? OptionalChoice(string key, IReadOnlyList<string> allowed)
    {
        if (OptionalScalar(key) is not { } scalar) return null;
        if (allowed.Contains(scalar.Value)) return scalar.Value;
        var nearest = Spelling.DidYouMean(scalar.Value, allowed);
        diagnostics.Add(new Diagnostic(Codes.UnknownValue, $"`{scalar.Value}` is no value of `{key}`", new Place(Source, scalar.Span), nearest,
            $"write one of {string.Join(", ", allowed.Select(a => $"`{a}`"))}") { Fix = CorrectCase(scalar, allowed) });
        return null;
    }

    private static Fix? CorrectCase(YamlNode.Scalar scalar, IReadOnlyList<string> allowed) =>
        allowed.FirstOrDefault(a => string.Equals(a, scalar.Value.Trim('“', '”', '„', '‘', '’', '«', '»'), StringComparison.OrdinalIgnoreCase)) is { } word ? Fix.Replace(scalar.TextStart, scalar.Value, word) : null;

    /// <summary>The keys below a key, as fields of their own.</summary>
    public Fields? Group(string key, Keys groupKeys, bool isRequired = false)
    {
        var node = Find(key);
        if (node is null && isRequired) Missing(key);
        return node switch
        {
            null => null,
            YamlNode.Mapping group => new Fields(group, Source, diagnostics, groupKeys),
            _ => Wrong<Fields>(node, key, "keys and values"),
        };
    }

    /// <summary>A list whose items have keys.</summary>
    public IReadOnlyList<Fields> Groups(string key, Keys itemKeys, bool isRequired = false)
    {
        var node = Find(key);
        if (node is null && isRequired) Missing(key);
        if (node is null) return [];
        if (node is YamlNode.Sequence sequence) return ItemsOf(sequence, itemKeys);
        Wrong<object>(node, key, "a list");
        return [];
    }

    public IReadOnlyList<Fields> ItemsOf(YamlNode.Sequence sequence, Keys itemKeys)
    {
        var items = new List<Fields>(sequence.Items.Count);
        foreach (var item in sequence.Items)
        {
            if (item is YamlNode.Mapping group) items.Add(new Fields(group, Source, diagnostics, itemKeys));
            else
                diagnostics.Add(new Diagnostic(Codes.WrongType, $"{Article(itemKeys.Owner)} must be keys and values", new Place(Source, item.Span), $"this is {item.Describe()}",
                    $"write `{(itemKeys.All.FirstOrDefault(k => k.IsRequired) ?? itemKeys.Variants[0].Selector).Name}: …` behind the hyphen, and the other keys below it"));
        }
        return items;
    }

    /// <summary>Reports every key that is not declared, or has no meaning beside the others.</summary>
    public void Close()
    {
        if (keys.Variants.Count == 0 && keys.Exception is null && HasOnlyDeclared()) return;
        var selected = keys.Variants.Where(v => Has(v.Selector)).OrderBy(v => PlaceOfName(v.Selector).Span.Start).ToList();
        var companions = selected.SelectMany(v => v.Companions).ToList();
        // Without a selector, that one is missing is the only finding.
        var absent = selected.Count == 0 ? [] : keys.Variants.SelectMany(v => v.Companions).Where(c => !companions.Contains(c)).ToList();
        if (keys.Exception is { } exception && Find(exception.Condition.Name) is YamlNode.Scalar scalar && scalar.Value == exception.Value) absent.AddRange(exception.Absent);
        ReportUnknown([.. keys.All.Where(k => !absent.Contains(k)).Select(k => k.Name)]);
        if (selected.Count > 1) ReportExcluded(selected[0].Selector, selected[1].Selector);
    }

    private bool HasOnlyDeclared()
    {
        foreach (var entry in Entries)
            if (!keys.Declares(entry.Key.Value)) return false;
        return true;
    }

    private void ReportExcluded(Key first, Key second) =>
        diagnostics.Add(new Diagnostic(Codes.KeysExclude, $"{Article(keys.Owner)} has either `{first.Name}` or `{second.Name}`", PlaceOfName(second), "a second one",
            $"keep one of {string.Join(", ", keys.Variants.Select(v => $"`{v.Selector.Name}`"))}; where another entry begins, it lacks its `- `", "the first one is here", PlaceOfName(first)));

    private void ReportUnknown(IReadOnlyList<string> known)
    {
        foreach (var entry in mapping?.Entries ?? [])
        {
            if (known.Contains(entry.Key.Value)) continue;
            if (known.FirstOrDefault(k => Spelling.IsSameButCase(k, entry.Key.Value)) is { } key) { ReportCase(entry.Key, key); continue; }
            if (keys.Neighbours.FirstOrDefault(n => n.Declares(entry.Key.Value)) is { } neighbour) { ReportNeighbour(entry.Key, neighbour, known); continue; }
            var nearest = Spelling.DidYouMean(entry.Key.Value, known);
            diagnostics.Add(new Diagnostic(Codes.UnknownKey, $"{Article(keys.Owner)} has no key `{entry.Key.Value}`", new Place(Source, entry.Key.Span), nearest,
                nearest is null ? $"the keys are {List(known)}" : "rename the key, or remove it") { Fix = Rename(entry.Key, known) });
        }
    }

    // What is right elsewhere is no slip of the pen here.
    private void ReportNeighbour(YamlNode.Scalar written, Keys neighbour, IReadOnlyList<string> known) =>
        diagnostics.Add(new Diagnostic(Codes.UnknownKey, $"{Article(keys.Owner)} has no key `{written.Value}`", new Place(Source, written.Span), $"{Article(neighbour.Owner)} has it",
            $"the keys of {Article(keys.Owner)} are {List(known)}"));

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal).Select(n => $"`{n}`"));

    private void ReportCase(YamlNode.Scalar written, string key)
    {
        if (FindEntry(key) is { } meant && meant.Key != written)
            diagnostics.Add(new Diagnostic(Codes.DuplicateKey, $"the key `{key}` is written twice", new Place(Source, written.Span), "second time", "remove one of the two", "the first one is here", new Place(Source, meant.Key.Span)));
        else
            diagnostics.Add(new Diagnostic(Codes.KeyCase, $"the key `{written.Value}` is written `{key}`", new Place(Source, written.Span), "another case", $"write `{key}:`") { Fix = Fix.Replace(written.TextStart, written.Value, key) });
    }

    // Not when the right key, or another misspelling of it, stands there too: which value is meant, only the author knows.
    // Slips seldom change the first letter; another one is more likely another word.
    private Fix? Rename(YamlNode.Scalar key, IReadOnlyList<string> known) =>
        Spelling.FindOnly(key.Value, known) is { } name && char.ToLowerInvariant(name[0]) == char.ToLowerInvariant(key.Value[0]) && mapping!.Entries.All(e => e.Key == key || !Means(e.Key.Value, name, known)) ? Fix.Replace(key.TextStart, key.Value, name) : null;

    private static bool Means(string written, string name, IReadOnlyList<string> known) => string.Equals(written, name, StringComparison.OrdinalIgnoreCase) || Spelling.FindOnly(written, known) == name;

    private Place PlaceOfName(Key key) => new(Source, FindEntry(key.Name)?.Key.Span ?? default);

    private string Missing(string key, IReadOnlyList<string>? allowed = null)
    {
        // The misspelt key, and the one of another group, is reported when this group is closed.
        if (IsMisspelt(key) || mapping?.Entries.Any(e => keys.Neighbours.Any(n => !keys.Declares(e.Key.Value) && n.Declares(e.Key.Value))) == true) return "";
        diagnostics.Add(new Diagnostic(Codes.MissingKey, $"{Article(keys.Owner)} needs `{key}`", new Place(Source, Span), null,
            allowed is null ? $"add a line `{key}: …`" : $"add a line `{key}: …` with one of {string.Join(", ", allowed.Select(a => $"`{a}`"))}"));
        return "";
    }

    /// <summary>True when a key stands there that is none, and that this one is nearest to.</summary>
    public bool IsMisspelt(string key) =>
        mapping?.Entries.Any(e => !keys.Declares(e.Key.Value) && Spelling.FindNearest(e.Key.Value, keys.All.Select(k => k.Name)) == key) == true;

    private T? Wrong<T>(YamlNode node, string key, string expected, Fix? fix = null, string? help = null)
    {
        diagnostics.Add(new Diagnostic(Codes.WrongType, $"`{key}` must be {expected}", new Place(Source, node.Span), $"this is {node.Describe()}",
            help ?? $"write {expected}") { Fix = fix });
        return default;
    }

    // `- Name the risk: leakage` is a group of one key to YAML, and a text to whoever wrote it.
    private Fix? QuoteItem(YamlNode item) =>
        item is YamlNode.Mapping { Entries: [{ Value: YamlNode.Scalar }] } && Source.Text.AsSpan(0, item.Span.Start).EndsWith("- ") ? QuoteScalar.TryQuote(Source, item.Span.Start) : null;

    public static string Article(string noun) => ("aeiou".Contains(noun[0], StringComparison.Ordinal) ? "an " : "a ") + noun;
}
