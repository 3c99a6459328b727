using System.Buffers;
using System.Text;
using System.Text.Json;

namespace LearningSite.Questions;

/// <summary>
/// The key of a question, for the browser's graders as JSON and for people in words:
/// <code>
/// {"type":"multi","right":["a","c"]}                    {"type":"tf","verdict":false,"right":["a"]}
/// {"type":"match","pairs":{"l1":"r2","l2":"r1"}}        {"type":"order","order":["i1","i2","i3"]}
/// {"type":"numeric","min":0.79,"max":0.81,"unit":"ms"}  {"type":"numeric","unit":"","variants":[{"values":{"tp":"8"},"answer":"0.8","min":0.8,"max":0.8}]}
/// {"type":"text","blanks":[{"accept":["recall"],"case":false},{"min":3,"max":4,"unit":"GB"}]}
/// {"type":"scenario","weights":{"a":100,"b":40}}        {"type":"self","rubric":["p1","p2"]}
/// {"type":"fit","fits":{"a":{"ml-engineer":2}}}
/// </code>
/// `"strict":true` and `"points":2` are written when they differ from the rule.
/// </summary>
public static class QuestionKey
{
    /// <summary>The type as graders and templates call it.</summary>
    public static string TypeOf(Question question) => TypeOf(question.Type);

    /// <summary>The name that templates, texts and scripts have for a word of `type=`.</summary>
    public static string TypeOf(string type) => type switch { "cloze" => "text", "self-rated" => "self", _ => type };

    public static string ToJson(Question question)
    {
        var bytes = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("type", TypeOf(question));
            WriteKey(json, question);
            if (question.Head.IsStrict) json.WriteBoolean("strict", true);
            if (question.Head.Points != 1) json.WriteNumber("points", question.Head.Points);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void WriteKey(Utf8JsonWriter json, Question question)
    {
        switch (question)
        {
            case Question.Choice choice: WriteRight(json, choice.Options); break;
            case Question.TrueFalse tf: json.WriteBoolean("verdict", tf.Verdict); WriteRight(json, tf.Reasons); break;
            case Question.Match match: WritePairs(json, match); break;
            case Question.Order order: WriteList(json, "order", order.Items, i => json.WriteStringValue(i.Id)); break;
            case Question.Numeric { Variants.Count: > 0 } numeric:
                json.WriteString("unit", numeric.Answer.Unit);
                WriteList(json, "variants", numeric.Variants, v => WriteVariant(json, v));
                break;
            case Question.Numeric numeric: WriteRange(json, numeric.Answer); json.WriteString("unit", numeric.Answer.Unit); break;
            case Question.Cloze cloze: WriteList(json, "blanks", cloze.Blanks, b => WriteBlank(json, b, cloze.IsCaseSensitive)); break;
            case Question.Scenario scenario: WriteMap(json, "weights", scenario.Actions, a => a.Option.Id, a => json.WriteNumberValue(a.Weight)); break;
            case Question.SelfRated self: WriteList(json, "rubric", self.Rubric, p => json.WriteStringValue(p.Id)); break;
            case Question.Fit fit: WriteMap(json, "fits", fit.Options, o => o.Option.Id, o => WriteFits(json, o)); break;
            default: throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Right sides, each text once, then distractors; ids count in the order of the file.</summary>
    public static IReadOnlyList<ChoicePart> ChoicesOf(Question.Match match) =>
        [.. match.Pairs.Select(p => p.Right.Text).Concat(match.Distractors.Select(d => d.Text)).Distinct(StringComparer.Ordinal).Select((text, i) => new ChoicePart($"r{i + 1}", text))];

    private static void WritePairs(Utf8JsonWriter json, Question.Match match)
    {
        var ids = ChoicesOf(match).ToDictionary(c => c.Text, c => c.Id, StringComparer.Ordinal);
        WriteMap(json, "pairs", match.Pairs, p => p.Id, p => json.WriteStringValue(ids[p.Right.Text]));
    }

    private static void WriteRight(Utf8JsonWriter json, IReadOnlyList<Option> options)
    {
        json.WriteStartArray("right");
        foreach (var option in options)
            if (option.IsRight) json.WriteStringValue(option.Id);
        json.WriteEndArray();
    }

    private static void WriteRange(Utf8JsonWriter json, NumericAnswer answer)
    {
        json.WritePropertyName("min");
        json.WriteRawValue(NumericAnswer.Format(answer.Minimum));
        json.WritePropertyName("max");
        json.WriteRawValue(NumericAnswer.Format(answer.Maximum));
    }

    private static void WriteVariant(Utf8JsonWriter json, Variant variant)
    {
        json.WriteStartObject();
        WriteMap(json, "values", variant.Values, v => v.Key, v => json.WriteStringValue(v.Value));
        json.WriteString("answer", NumericAnswer.Format(variant.Answer.Answer));
        WriteRange(json, variant.Answer);
        json.WriteEndObject();
    }

    private static void WriteBlank(Utf8JsonWriter json, Blank blank, bool isCaseSensitive)
    {
        json.WriteStartObject();
        if (blank.Number is { } number)
        {
            WriteRange(json, number);
            json.WriteString("unit", number.Unit);
        }
        else
        {
            WriteList(json, "accept", blank.Accepted, json.WriteStringValue);
            json.WriteBoolean("case", isCaseSensitive);
        }
        json.WriteEndObject();
    }

    private static void WriteFits(Utf8JsonWriter json, FitOption option)
    {
        json.WriteStartObject();
        foreach (var (role, weight) in option.Fits) json.WriteNumber(role.Slug, weight);
        json.WriteEndObject();
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items) write(item);
        json.WriteEndArray();
    }

    private static void WriteMap<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Func<T, string> key, Action<T> writeValue)
    {
        json.WriteStartObject(name);
        foreach (var item in items)
        {
            json.WritePropertyName(key(item));
            writeValue(item);
        }
        json.WriteEndObject();
    }
}
