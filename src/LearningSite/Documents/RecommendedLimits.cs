using LearningSite.Diagnostics;

namespace LearningSite.Documents;

/// <summary>
/// How long and how many: one table for all kinds. Nothing breaks outside these limits, so they are warnings; a key that is
/// absent is no matter of theirs.
/// </summary>
public static class RecommendedLimits
{
    private enum Unit { Entries, Words, Characters, WordsOfEach }

    private sealed record Limit(string Key, Unit Unit, int Minimum, int Maximum, bool IsOfEach = false);

    private const int Unlimited = int.MaxValue;

    private static readonly Dictionary<string, Limit[]> ByKind = new(StringComparer.Ordinal)
    {
        ["lesson"] = [new("objectives", Unit.Entries, 3, 5)],
        ["track"] = [new("promise", Unit.Characters, 1, 120), new("lessons", Unit.Entries, 3, Unlimited)],
        ["role"] =
        [
            new("mission", Unit.Characters, 1, 200), new("responsibilities", Unit.Entries, 4, 9), new("responsibilities", Unit.WordsOfEach, 3, 14),
            new("skills", Unit.Entries, 2, Unlimited), new("related", Unit.Entries, 2, 4),
        ],
        ["skill"] = [new("definition", Unit.Words, 1, 40)],
        ["bridge"] = [new("carriesOver", Unit.Entries, 3, Unlimited), new("gaps", Unit.Entries, 3, Unlimited), new("steps", Unit.Entries, 4, Unlimited)],
        ["interview"] = [new("keyPoints", Unit.Entries, 3, 5), new("redFlags", Unit.Entries, 2, 3), new("followUps", Unit.Entries, 1, 3), new("selfRubric", Unit.Entries, 3, 3)],
        ["term"] = [new("short", Unit.Words, 1, 25)],
        ["tool"] = [new("purpose", Unit.Words, 1, 25), new("notFor", Unit.Words, 1, 20)],
    };

    /// <param name="isDraft">A draft is still growing: what it lacks is asked for when it is to be published.</param>
    public static void Check(string kind, Fields fields, bool isDraft, DiagnosticBag diagnostics)
    {
        foreach (var limit in ByKind.GetValueOrDefault(kind) ?? [])
            // A translation has the entries of its original.
            if ((fields.Original is null || limit.Unit != Unit.Entries) && fields.Find(limit.Key) is { } node) Check(isDraft && limit.Unit == Unit.Entries ? limit with { Minimum = 0 } : limit, node, fields.Source, diagnostics);
    }

    private static void Check(Limit limit, YamlNode node, SourceText source, DiagnosticBag diagnostics)
    {
        switch (node, limit.Unit)
        {
            case (YamlNode.Sequence list, Unit.Entries): Measure(limit, list.Items.Count, "entry", list, source, diagnostics); break;
            case (YamlNode.Mapping map, Unit.Entries): Measure(limit, map.Entries.Count, "entry", map, source, diagnostics); break;
            case (YamlNode.Sequence list, Unit.WordsOfEach): foreach (var item in list.Items) Check(limit with { Unit = Unit.Words, IsOfEach = true }, item, source, diagnostics); break;
            case (YamlNode.Scalar text, Unit.Words): Measure(limit, CountWords(text.Value), "word", text, source, diagnostics); break;
            case (YamlNode.Scalar text, Unit.Characters): Measure(limit, text.Value.Length, "character", text, source, diagnostics); break;
        }
    }

    private static void Measure(Limit limit, int count, string noun, YamlNode node, SourceText source, DiagnosticBag diagnostics)
    {
        if (count >= limit.Minimum && count <= limit.Maximum) return;
        var (code, counted) = noun == "entry" ? (Codes.CountOutOfRange, count == 1 ? "1 entry" : $"{count} entries") : (Codes.LengthOutOfRange, DiagnosticReport.Count(count, noun));
        diagnostics.Add(new Diagnostic(code, $"{(limit.IsOfEach ? "an entry of " : "")}`{limit.Key}` has {counted}", new Place(source, node.Span), null, Advise(limit)));
    }

    private static string Advise(Limit limit) => limit.Maximum == Unlimited ? $"write at least {limit.Minimum}" : limit.Minimum == limit.Maximum ? $"write {limit.Minimum}"
        : limit.Minimum == 1 && limit.Unit != Unit.Entries ? $"write at most {limit.Maximum}" : $"write {limit.Minimum} {(limit.Maximum == limit.Minimum + 1 ? "or" : "to")} {limit.Maximum}";

    private static int CountWords(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(w => w.Any(char.IsLetterOrDigit));
}
