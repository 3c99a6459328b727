using System.Text.Json;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Files;
using LearningSite.Settings;

namespace LearningSite.Ledgers;

/// <summary>Reads the ledger token by token, so that every line that is not as it should be has its place.</summary>
public sealed class ReadLedger
{
    private readonly JsonSource json;
    private readonly DiagnosticBag diagnostics;
    private readonly Dictionary<string, LedgerEntry> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> retired = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Place> places = new(StringComparer.Ordinal);

    private ReadLedger(JsonSource json, DiagnosticBag diagnostics)
    {
        this.json = json;
        this.diagnostics = diagnostics;
    }

    public static Ledger Read(SourceFile? file, DiagnosticBag diagnostics)
    {
        if (file is null || file.TryReadText(diagnostics) is not { } source) return Ledger.None;
        if (MergeMarks.Check(source, diagnostics, "take the file as it is on the main branch, then run `check --fix`")) return Ledger.None;
        var reader = new ReadLedger(new JsonSource(source), diagnostics);
        try
        {
            reader.ReadFile();
        }
        catch (JsonException exception)
        {
            diagnostics.Add(NotReadable(reader.json.PlaceOf(exception), "this is no valid JSON"));
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate such as "\ud800" is valid JSON and no text.
            diagnostics.Add(NotReadable(new Place(source, default), "an escape in this file is no character"));
        }
        return new Ledger(reader.entries, reader.retired) { Places = reader.places, Exists = true };
    }

    private void ReadFile()
    {
        var reader = json.CreateReader();
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException("an object in braces was expected", null, 0, 0);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (name, place) = (reader.GetString() ?? "", json.PlaceOf(reader));
            reader.Read();
            if (name is not ("ids" or "retired") || reader.TokenType != JsonTokenType.StartObject)
            {
                diagnostics.Add(NotReadable(place, "the ledger holds the groups `ids` and `retired`"));
                reader.Skip();
                continue;
            }
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) ReadLine(ref reader, name == "ids");
        }
        while (reader.Read()) { }
    }

    private void ReadLine(ref Utf8JsonReader reader, bool isEntry)
    {
        var (id, place) = (reader.GetString() ?? "", json.PlaceOf(reader));
        reader.Read();
        using var value = JsonDocument.ParseValue(ref reader);
        var isKnown = isEntry ? entries.ContainsKey(id) : retired.ContainsKey(id);
        if (isKnown)
            diagnostics.Add(new Diagnostic(Codes.DuplicateKey, $"the ledger has {Ledger.Describe(id)} twice", place, "second time", "keep one of the two lines, then run `check --fix`", "the first one is here", places[id]));
        else if (isEntry && ReadEntry(value.RootElement) is { } entry) entries[id] = entry;
        else if (!isEntry && value.RootElement.ValueKind is JsonValueKind.String or JsonValueKind.Null) retired[id] = value.RootElement.GetString();
        else diagnostics.Add(NotReadable(place, isEntry ? $"the line of {Ledger.Describe(id)} is not as `check --fix` writes it" : $"{Ledger.Describe(id)} is retired in favour of an id in quotes, or of `null`"));
        places.TryAdd(id, place);
    }

    private static LedgerEntry? ReadEntry(JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object || Text(line, "at") is not { } at || Text(line, "wording") is not { } wording) return null;
        var parts = line.TryGetProperty("parts", out var group) && group.ValueKind == JsonValueKind.Object ? group.EnumerateObject().ToList() : [];
        if (parts.Exists(p => p.Value.ValueKind != JsonValueKind.String)) return null;
        return new LedgerEntry(at, wording)
        {
            Meaning = Text(line, "meaning"),
            Edition = line.TryGetProperty("edition", out var edition) && edition.ValueKind == JsonValueKind.Number && edition.TryGetInt32(out var number) ? number : 1,
            Parts = [.. parts.Select(p => KeyValuePair.Create(p.Name, p.Value.GetString() ?? ""))],
        };
    }

    private static string? Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static Diagnostic NotReadable(Place place, string message) => new(Codes.LedgerSyntax, message, place, null, "take the file as it is on the main branch, then run `check --fix`");
}
