using System.CommandLine;
using LearningSite.Diagnostics;

namespace LearningSite.Commands;

/// <summary>`explain LS3006`: what a code means, with an example and the way to put it right. It needs no site.</summary>
public static class ExplainCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("code") { Description = "A code as a finding prints it, such as LS3006" };
        var command = new Command("explain", "Explains the code of a finding") { id };
        command.SetAction(parsed => Explain(parsed.GetRequiredValue(id)));
        return command;
    }

    private static int Explain(string id)
    {
        if (Codes.Find(id.ToUpperInvariant()) is { } code)
        {
            Console.Write(Describe(code, Explanation.Of(code)[0]));
            return ExitCode.Normal;
        }
        var unknown = Codes.Unknown(id, null);
        Console.Error.Write(CodeFrame.Render(unknown with { Help = unknown.Label ?? unknown.Help }));
        return ExitCode.CommandLineError;
    }

    // LS3006 (warning): an unusual number of options
    //
    // Two options are guessed half of the time, and nobody compares eight.
    //
    // Example, input/quizzes/metrics.yml:
    //     title: Choosing a metric
    private static string Describe(DiagnosticCode code, Explanation explanation)
    {
        var parts = new List<string> { $"{code.Id} ({(code.Severity == Severity.Error ? "error" : "warning")}): {code.Title}", explanation.Why };
        parts.AddRange(explanation.Files.Select(f => $"Example, {f.Key}:\n{Indent(f.Value)}"));
        if (explanation.Report.Length > 0) parts.Add($"What is printed:\n{Indent(explanation.Report)}");
        parts.Add($"How to put it right:\n{Indent(explanation.Fix)}");
        return string.Join("\n\n", parts) + "\n";
    }

    private static string Indent(string text) => string.Join('\n', text.TrimEnd('\n').Split('\n').Select(l => l.Length == 0 ? l : "    " + l));
}
