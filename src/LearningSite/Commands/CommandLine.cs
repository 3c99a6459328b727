using System.CommandLine;
using System.CommandLine.Parsing;
using LearningSite.Diagnostics;
using LearningSite.Pipelines;
using LearningSite.Settings;

namespace LearningSite.Commands;

/// <summary>The commands and what they have in common. Each command is a file of its own.</summary>
public static class CommandLine
{
    private static readonly Option<DirectoryInfo> Root = new("--root", "-r") { Description = "Folder of the site, where statiq.json is", DefaultValueFactory = _ => new DirectoryInfo("."), Recursive = true };
    private static readonly Option<string[]> Input = new("--input", "-i") { Description = "Folder with content, relative to the root", Recursive = true };
    private static readonly Option<string?> Output = new("--output", "-o") { Description = "Folder that the site is written to", Recursive = true };
    private static readonly Option<string[]> Setting = new("--setting", "-s") { Description = "A setting as key=value, instead of the one in statiq.json", Recursive = true };
    private static readonly Option<bool> Strict = new("--strict") { Description = "Warnings fail the build", Recursive = true };
    private static readonly Option<bool> All = new("--all") { Description = "Print every warning, not only the first twenty of a rule", Recursive = true };

    public static RootCommand Create() => new("LearningSite compiles a folder of Markdown and YAML into a learning site.")
    {
        Root, Input, Output, Setting, Strict, All,
        BuildCommand.Create(), CheckCommand.Create(), ReportCommand.Create(), ExplainCommand.Create(), PreviewCommand.Create(), CleanCommand.Create(), NewCommand.Create(), ImportCommand.Create(),
    };

    public static async Task<int> RunAsync(string[] args)
    {
        var root = Create();
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) Console.Error.WriteLine($"error: {error.Message}");
            if (FindMistypedWord(args, parsed.CommandResult.Command, root) is { } hint) Console.Error.WriteLine($" = help: {hint}");
            Console.Error.WriteLine(" = help: `learningsite --help` lists the commands and options");
            return ExitCode.CommandLineError;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception thrown) when (thrown is not OperationCanceledException)
        {
            // Pages are compiled in parallel: what went wrong is inside.
            var exception = thrown is AggregateException { InnerException: { } inner } ? inner : thrown;
            Console.Error.WriteLine($"error: this is a bug in LearningSite, not in your content: {exception.GetType().Name}: {exception.Message}");
            Console.Error.WriteLine(exception.StackTrace);
            Console.Error.WriteLine(" = help: report it with the command, the lines above and the file that was being compiled");
            return ExitCode.UnhandledError;
        }
    }

    /// <summary>The options of a build, from what all commands share.</summary>
    public static BuildOptions ToBuildOptions(ParseResult parsed)
    {
        var overrides = new List<string>(parsed.GetValue(Setting) ?? []);
        if (parsed.GetValue(Output) is { } output) overrides.Add($"OutputPath={Path.GetFullPath(output)}");
        if (parsed.GetValue(Input) is { Length: > 0 } inputs) overrides.Add($"InputPaths={string.Join(',', inputs)}");
        if (parsed.GetValue(Strict)) overrides.Add("Strict=true");
        return new BuildOptions(Path.TrimEndingDirectorySeparator(Path.GetFullPath((parsed.GetValue(Root) ?? new DirectoryInfo(".")).FullName)), overrides);
    }

    public static bool ShowsAll(ParseResult parsed) => parsed.GetValue(All);

    // The first word that is no command, or no option of the command that was understood.
    private static string? FindMistypedWord(string[] args, Command command, RootCommand root)
    {
        var options = command.Options.Concat(root.Options).SelectMany(o => o.Aliases.Append(o.Name)).Where(o => o.StartsWith("--", StringComparison.Ordinal)).ToList();
        var commands = command.Subcommands.Select(c => c.Name).ToList();
        foreach (var word in args.Select(a => a.Split('=', ':')[0]))
        {
            var known = word.StartsWith('-') ? options : commands;
            if (!known.Contains(word) && Spelling.DidYouMean(word, known) is { } hint) return hint;
        }
        return null;
    }
}
