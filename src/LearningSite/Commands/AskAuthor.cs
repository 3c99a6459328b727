using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Scaffolds;
using Spectre.Console;

namespace LearningSite.Commands;

/// <summary>Takes an answer from a flag, or asks for it on a terminal; elsewhere a missing flag is an error that names it.</summary>
public static class AskAuthor
{
    private const int LongestTitle = 70;

    public static bool TryAsk(Need need, string? given, WriteScaffold write, string kind, out string answer)
    {
        var choices = need.Choices?.Invoke(write.Site);
        answer = given?.Trim() ?? "";
        if (choices is { Count: 0 }) return write.Fail($"there is no {need.MadeBy} yet", $"make one with `new {need.MadeBy}`");
        if (answer.Length == 0 && IsTerminal) answer = Prompt(need, choices);
        if (answer.Length == 0 && need.Default is not null) answer = need.Default;
        if (FindFault(need, answer, choices, write, kind) is not { } fault) return true;
        return write.Fail(fault.Message, fault.Help);
    }

    private static bool IsTerminal => !Console.IsInputRedirected && !Console.IsOutputRedirected;

    private static string Prompt(Need need, IReadOnlyList<string>? choices) => choices is not null
        ? AnsiConsole.Prompt(new SelectionPrompt<string>().Title(need.Question.EscapeMarkup()).AddChoices(choices))
        : AnsiConsole.Prompt(new TextPrompt<string>(need.Question.EscapeMarkup()) { AllowEmpty = need.Default is not null }).Trim();

    private static (string Message, string Help)? FindFault(Need need, string answer, IReadOnlyList<string>? choices, WriteScaffold write, string kind)
    {
        if (answer.Length == 0 && need.Default is null) return ($"`new {kind}` needs `--{need.Name}`", $"add `--{need.Name} …`: {need.Question}");
        if (choices?.Contains(answer) == false)
            return ($"there is no {need.Name} `{answer}`", Spelling.DidYouMean(answer, choices) ?? $"write one of {string.Join(", ", choices.Select(c => $"`{c}`"))}");
        if (answer.Any(char.IsControl)) return ($"`--{need.Name}` holds a line break", "write one line");
        if (need.Name == "title" && answer.Length > LongestTitle) return ($"the title has {answer.Length} characters", $"write {LongestTitle} at most");
        return need.Name == "group" && !Slugs.IsValid(answer) ? ($"`{answer}` cannot be the name of a file", "use lower-case letters, digits and single hyphens") : null;
    }
}
