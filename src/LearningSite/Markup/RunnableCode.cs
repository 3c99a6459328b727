using Markdig.Syntax;

namespace LearningSite.Markup;

/// <summary>How the code of a page is run, and what it may use of the blocks before it.</summary>
public enum RunMode
{
    /// <summary>`run`: in the session of its page, after the blocks above.</summary>
    Shared,
    /// <summary>`run=quiet`: in the session too; it prints nothing and has no output.</summary>
    Quiet,
    /// <summary>`run=alone`: in a session of its own.</summary>
    Alone,
    /// <summary>`run=pytest`: as a file of tests.</summary>
    Pytest,
}

/// <summary>
/// A `python` block that says `run`, and the `output` block right behind it. Only a test runs it and compares the two: building
/// a site never runs what its content holds.
/// </summary>
public sealed record RunnableCode(FencedCodeBlock Code, RunMode Mode, string FileName, FencedCodeBlock? Output)
{
    public const string Language = "python", OutputLanguage = "output";

    private static readonly Dictionary<string, RunMode> Modes = new(StringComparer.Ordinal)
    {
        ["run"] = RunMode.Shared, ["run=quiet"] = RunMode.Quiet, ["run=alone"] = RunMode.Alone, ["run=pytest"] = RunMode.Pytest,
    };

    public static IReadOnlyCollection<string> Words => Modes.Keys;

    public static IEnumerable<RunnableCode> FindAll(MarkdownDocument tree) =>
        tree.Descendants<FencedCodeBlock>().Select(code => Find(code)).OfType<RunnableCode>();

    public static RunnableCode? Find(FencedCodeBlock code) =>
        code.Info == Language && WordOf(code) is { } word && Modes.TryGetValue(word, out var mode) ? new RunnableCode(code, mode, CaptionOf(code), mode == RunMode.Quiet ? null : OutputBehind(code)) : null;

    /// <summary>Whether the block shows what the code right above it printed.</summary>
    public static bool IsOutput(FencedCodeBlock block) => block.Info == OutputLanguage && CodeAbove(block) is { } code && ReferenceEquals(Find(code)?.Output, block);

    /// <summary>Whether the block above says in a wrong way that it is run: then that is the mistake.</summary>
    public static bool StandsBelowUnknownRun(FencedCodeBlock block) => CodeAbove(block) is { } code && WordOf(code) is not null && Find(code) is null;

    private static FencedCodeBlock? CodeAbove(FencedCodeBlock block) =>
        block.Parent is { } parent && parent.IndexOf(block) is var index and > 0 ? parent[index - 1] as FencedCodeBlock : null;

    /// <summary>The word of a fence that says how to run its code, known or not.</summary>
    public static string? WordOf(FencedCodeBlock code) => WordsOf(code).FirstOrDefault(IsRunWord);

    /// <summary>What else stands behind the language: the name of a file.</summary>
    public static string CaptionOf(FencedCodeBlock code) => string.Join(' ', WordsOf(code).Where(w => !IsRunWord(w)));

    private static string[] WordsOf(FencedCodeBlock code) => (code.Arguments ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool IsRunWord(string word) => word == "run" || word.StartsWith("run=", StringComparison.Ordinal);

    private static FencedCodeBlock? OutputBehind(FencedCodeBlock code) =>
        code.Parent is { } parent && parent.IndexOf(code) is var index && index + 1 < parent.Count && parent[index + 1] is FencedCodeBlock { Info: OutputLanguage } output ? output : null;
}
