using LearningSite.Diagnostics;
using LearningSite.Documents;

namespace LearningSite.Questions.Yaml;

/// <summary>Reads one entry of a quiz: a question, or `shared:` and the `questions:` that belong to it.</summary>
public sealed class ReadYamlUnit(YamlTexts texts, bool isStrict)
{
    private readonly ReadYamlQuestion reader = new(texts);

    public QuestionUnit? Read(Fields fields)
    {
        if (IsGroup(fields)) return ReadGroup(fields.As(QuestionKeys.Group));
        return reader.Read(fields, isStrict) is { } question ? new QuestionUnit(null, "", [question], question.Span) : null;
    }

    /// <summary>How many questions each entry holds, without reading them.</summary>
    public static IReadOnlyList<int> SizesOf(IReadOnlyList<Fields> entries) => [.. entries.Select(e => e.As(QuestionKeys.Group).Find(QuestionKeys.Questions.Name) is YamlNode.Sequence list ? list.Items.Count : 1)];

    private static bool IsGroup(Fields fields) => fields.Has(QuestionKeys.Shared.Name) || fields.Has(QuestionKeys.Questions.Name);

    private QuestionUnit? ReadGroup(Fields fields)
    {
        var id = fields.Get(QuestionKeys.GroupId);
        if (id is not null) texts.CheckId(id);
        var shared = fields.Find(QuestionKeys.Shared.Name) as YamlNode.Scalar;
        var entries = fields.Groups(QuestionKeys.Questions.Name, QuestionKeys.Keys);
        fields.Close();
        if (shared is null || entries.Count == 0)
            texts.Report(Codes.GroupMalformed, id?.Span ?? fields.Span, shared is null ? "the group has no shared text" : "the group has no questions",
                shared is null ? "write the text or table under `shared:`" : "write the questions that belong to it under `questions:`");
        foreach (var inner in entries.Where(IsGroup))
            texts.Report(Codes.GroupMalformed, inner.Span, "a group cannot stand in a group", "write it as an entry of the quiz");
        var questions = entries.Where(e => !IsGroup(e)).Select(e => reader.Read(e, isStrict)).OfType<Question>().ToList();
        return id is null ? null : new QuestionUnit(id.Value, texts.Html(shared), questions, id.Span);
    }
}
