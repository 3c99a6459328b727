using System.Text;
using FsCheck.Fluent;
using LearningSite.Diagnostics;
using LearningSite.Files;
using LearningSite.Ledgers;
using LearningSite.Questions;
using LearningSite.Tests.Support;

namespace LearningSite.Tests.Unit;

/// <summary>The ledger without a site around it: a course of a few questions is edited at random, and learners lose nothing.</summary>
public class LedgerTests
{
    /// <summary>An option with a name that no edit changes, to tell whether an answer still means the same one.</summary>
    private sealed record Choice(string Name, string Text);

    private sealed record Asked(string Name, string Id, string At, string Stem, string Right, IReadOnlyList<Choice> Options);

    /// <summary>What a browser holds of an answer.</summary>
    private sealed record Saved(string Id, string Version, string Option);

    private enum Edit { MendOption, MendStem, Reorder, Move, Rename, ChangeKey, Add, Remove }

    private sealed record Step(Edit Edit, int Question, int Option);

    [Fact]
    public void Edits_lose_no_answer()
    {
        var step = from edit in Gen.Elements(Enum.GetValues<Edit>()) from question in Gen.Choose(0, 9) from option in Gen.Choose(0, 9) select new Step(edit, question, option);
        Property.ForAll(step.ListOf(), steps => Check(steps));
    }

    private static void Check(IEnumerable<Step> steps)
    {
        var asked = Enumerable.Range(0, 3).Select(q => Create($"q{q}")).ToList();
        var ledger = Write(Ledger.None, asked);
        var answers = asked.SelectMany(q => q.Options.Select(o => (Question: q, Option: o.Name, Saved: Save(q, o, ledger)))).ToList();
        foreach (var (step, serial) in steps.Select((s, i) => (s, i)))
        {
            var at = asked.Count == 0 ? -1 : step.Question % asked.Count;
            if (step.Edit == Edit.Add) asked.Add(Create($"new{serial}"));
            else if (at >= 0)
            {
                var before = asked[at];
                if (step.Edit == Edit.Remove) asked.RemoveAt(at);
                else asked[at] = Change(before, step, $"{serial}");
                if (step.Edit is Edit.Remove or Edit.Rename) ledger = Retire(ledger, before.Id, step.Edit == Edit.Remove ? null : asked[at].Id);
            }
            ledger = Write(ledger, asked);
        }
        foreach (var (question, option, saved) in answers) AssertKept(question, option, saved, asked, ledger);
    }

    private static Asked Create(string name) => new(name, name, "a.yml", name, $"{name}.1", [.. Enumerable.Range(0, 4).Select(o => new Choice($"{name}.{o}", $"option {name}.{o}"))]);

    private static Asked Change(Asked question, Step step, string serial)
    {
        var at = step.Option % question.Options.Count;
        return step.Edit switch
        {
            Edit.MendOption => question with { Options = [.. question.Options.Select((o, i) => i == at ? o with { Text = $"mended {serial}" } : o)] },
            Edit.MendStem => question with { Stem = $"mended {serial}" },
            Edit.Reorder => question with { Options = [.. question.Options.Skip(at), .. question.Options.Take(at).Reverse()] },
            Edit.Move => question with { At = $"file{serial}.md" },
            Edit.Rename => question with { Id = $"renamed{serial}" },
            _ => question with { Right = question.Options[at].Name },
        };
    }

    // In the browser: the map leads from the old id to the new one, and an answer of another version is asked again.
    private static void AssertKept(Asked question, string option, Saved saved, List<Asked> asked, Ledger ledger)
    {
        var id = ledger.Follow("question:" + saved.Id);
        var now = asked.Find(q => q.Name == question.Name);
        Assert.Equal(now is null ? null : "question:" + now.Id, id);
        if (now is null) return;
        var shown = KeepPartIds.Keep(ToQuestion(now), ledger);
        var version = CreateLedgerEntry.MeaningOf(shown);
        Assert.Equal(now.Right == question.Right, version == saved.Version);
        Assert.Equal(version, ledger.Entries["question:" + now.Id].Meaning);
        if (version != saved.Version) Assert.Contains($"\"{version}\"", LedgerMap.Write(ledger), StringComparison.Ordinal);
        Assert.Equal(now.Options.Single(o => o.Name == option).Text, QuestionParts.Of(shown).Single(p => p.Id == saved.Option).Text);
    }

    private static Saved Save(Asked question, Choice option, Ledger ledger)
    {
        var shown = KeepPartIds.Keep(ToQuestion(question), ledger);
        return new Saved(question.Id, CreateLedgerEntry.MeaningOf(shown), QuestionParts.Of(shown).Single(p => p.Text == option.Text).Id);
    }

    private static Ledger Write(Ledger ledger, List<Asked> asked)
    {
        var current = asked.ToDictionary(q => "question:" + q.Id, q => CreateLedgerEntry.Of(KeepPartIds.Keep(ToQuestion(q), ledger), q.At));
        var (next, changes) = UpdateLedger.Update(ledger, current, new Dictionary<string, string?>(), (_, _) => false);
        Assert.DoesNotContain(changes, c => c.Kind == LedgerChangeKind.Lost);
        return Read(WriteLedger.Write(next));
    }

    private static Ledger Retire(Ledger ledger, string id, string? successor) =>
        ledger with { Retired = new Dictionary<string, string?>(ledger.Retired) { ["question:" + id] = successor is null ? null : "question:" + successor } };

    private static Ledger Read(string text)
    {
        var diagnostics = new DiagnosticBag();
        var ledger = ReadLedger.Read(new SourceFile("/nowhere/_ledger.json", "input/_ledger.json", "_ledger.json", 0) { Edited = Encoding.UTF8.GetBytes(text) }, diagnostics);
        Assert.Empty(diagnostics.Sorted());
        return ledger;
    }

    private static Question.Choice ToQuestion(Asked question) =>
        new(new QuestionHead { Id = question.Id, Span = default, StemHtml = "", StemText = question.Stem },
            [.. question.Options.Select((o, i) => new Option(((char)('a' + i)).ToString(), o.Text, o.Text, o.Name == question.Right, "", "", null, false, default))], false);
}
