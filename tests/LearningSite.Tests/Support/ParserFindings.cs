using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Files;
using LearningSite.Pipelines;
using LearningSite.Markup;
using LearningSite.Markup.Containers;
using LearningSite.Questions;
using LearningSite.Questions.Yaml;
using LearningSite.Settings;

namespace LearningSite.Tests.Support;

/// <summary>What the parser says about the keys of one file: its header, and the questions of a quiz.</summary>
public static class ParserFindings
{
    public static IReadOnlyList<Diagnostic> Of(string path, string text)
    {
        var diagnostics = new DiagnosticBag();
        var source = new SourceText(path, text);
        if (path == "statiq.json") ReadSettings.ReadFile(source, new SiteSettings(), diagnostics);
        else if (ContentKinds.Create(isPlainFolder: false).FirstOrDefault(k => k.Owns(path["input/".Length..])) is { } kind)
        {
            _ = kind.Parse(new ParseContext(new SourceFile("", path, path["input/".Length..], text.Length), source, new DateOnly(2026, 11, 20), false, diagnostics)).Count();
            if (kind.Name == "quiz") ReadQuestions(source, diagnostics);
        }
        return diagnostics.Sorted();
    }

    private static void ReadQuestions(SourceText source, DiagnosticBag diagnostics)
    {
        if (YamlReader.Read(source, new DiagnosticBag()) is not YamlNode.Mapping mapping) return;
        var reader = new ReadYamlUnit(new YamlTexts(source, offset => new MarkupRenderer(new OpenHost(diagnostics), TeachingBlocks.Handlers, new MarkupOptions(), source, offset, diagnostics), diagnostics), isStrict: false);
        var questions = mapping.Entries.FirstOrDefault(e => e.Key.Value == "questions")?.Value as YamlNode.Sequence;
        foreach (var question in questions?.Items.OfType<YamlNode.Mapping>() ?? []) Check(reader.Read(new Fields(question, source, diagnostics, QuestionKeys.Keys)));

        void Check(QuestionUnit? unit)
        {
            foreach (var question in unit?.Questions ?? []) QuestionRules.Check(question, source, diagnostics);
        }
    }
}
