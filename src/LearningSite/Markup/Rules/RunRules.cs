using LearningSite.Diagnostics;
using Markdig.Syntax;

namespace LearningSite.Markup.Rules;

/// <summary>What a page shows as printed was printed: code that is run has its output, and no other code has one.</summary>
public static class RunRules
{
    public static void Check(FencedCodeBlock fence, MarkupRenderer renderer)
    {
        if (fence.Info == RunnableCode.OutputLanguage && !RunnableCode.IsOutput(fence) && !RunnableCode.StandsBelowUnknownRun(fence))
            Report(Codes.OutputWithoutRun, "no code that is run stands right above this output", "write `run` behind the language of the code above, or call this block `text`");
        if (RunnableCode.WordOf(fence) is not { } word) return;
        if (fence.Info != RunnableCode.Language)
            Report(Codes.RunOfOtherLanguage, $"only {RunnableCode.Language} is run, and this is `{fence.Info}`", $"write ```{RunnableCode.Language} {word}, or leave `{word}` out");
        else if (RunnableCode.Find(fence) is not { } code)
            Report(Codes.UnknownRun, $"there is no way to run code called `{word}`", $"write one of {string.Join(", ", RunnableCode.Words.Select(w => $"`{w}`"))}", Spelling.DidYouMean(word, RunnableCode.Words));
        else if (code is { Output: null, Mode: not RunMode.Quiet })
            Report(Codes.RunWithoutOutput, "this code is run, and its output is not shown", "put a block ```output right behind it, or write `run=quiet` if it prints nothing");

        void Report(DiagnosticCode code, string message, string help, string? label = null) =>
            renderer.Diagnostics.Add(new Diagnostic(code, message, renderer.PlaceOf(renderer.FirstLineOf(fence)), label, help));
    }
}
