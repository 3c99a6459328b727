using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LearningSite.Ledgers;

/// <summary>Writes the ledger, one sorted line for each id, so that two branches seldom touch the same line.</summary>
public static class WriteLedger
{
    // {
    //   "retired": {
    //     "question:old": "question:new"
    //   },
    //   "ids": {
    //     "lesson:metrics": {"at":"lessons/basics/metrics.md","wording":"5d2e0c11"},
    //     "question:fraud": {"at":"quizzes/metrics.yml","wording":"90ab12cd","meaning":"77e0f3a2","edition":2,"parts":{"a":"1b…","b":"c4…"}}
    //   }
    // }
    public static string Write(Ledger ledger)
    {
        var text = new StringBuilder("{\n");
        AppendGroup(text, "retired", ledger.Retired.Keys.Select(id => RetiredLine(id, ledger.Retired[id])));
        text.Append(",\n");
        AppendGroup(text, "ids", ledger.Entries.Select(e => Line(e.Key, e.Value)));
        return text.Append("\n}\n").ToString();
    }

    public static string RetiredLine(string id, string? successor) => $"{Quote(id)}: {(successor is null ? "null" : Quote(successor))}";

    public static string Line(string id, LedgerEntry entry)
    {
        var line = new StringBuilder(Quote(id)).Append(": {\"at\":").Append(Quote(entry.At)).Append(",\"wording\":").Append(Quote(entry.Wording));
        if (entry.Meaning is not null) line.Append(",\"meaning\":").Append(Quote(entry.Meaning));
        if (entry.Edition > 1) line.Append(",\"edition\":").Append(entry.Edition);
        if (entry.Parts.Count > 0) line.Append(",\"parts\":{").AppendJoin(',', entry.Parts.Select(p => $"{Quote(p.Key)}:{Quote(p.Value)}")).Append('}');
        return line.Append('}').ToString();
    }

    private static void AppendGroup(StringBuilder text, string name, IEnumerable<string> lines)
    {
        var sorted = lines.Order(StringComparer.Ordinal).ToList();
        text.Append("  ").Append(Quote(name)).Append(": {");
        if (sorted.Count > 0) text.Append("\n    ").AppendJoin(",\n    ", sorted).Append("\n  ");
        text.Append('}');
    }

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
