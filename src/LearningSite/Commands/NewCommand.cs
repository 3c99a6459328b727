using System.CommandLine;
using System.CommandLine.Parsing;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Fixes;
using LearningSite.Pipelines;
using LearningSite.Scaffolds;
using LearningSite.Settings;

namespace LearningSite.Commands;

/// <summary>`new`: writes a file that passes `check`, and asks for what only the author knows.</summary>
public static class NewCommand
{
    public static Command Create()
    {
        var command = new Command("new", "Writes a new file that passes `check`, and asks for what is missing");
        command.Subcommands.Add(CreateSiteCommand());
        foreach (var scaffold in ContentScaffolds.All) command.Subcommands.Add(CreateCommand(scaffold));
        return command;
    }

    private static Command CreateSiteCommand()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "Folder of the new site" };
        var title = new Option<string?>("--title") { Description = "Title of the site" };
        var command = new Command("site", "A site with a first lesson") { folder, title };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(folder).FullName;
            var write = new WriteScaffold(new SiteFiles(path, Path.Combine(path, "input")), Console.Error);
            if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any()) return Refuse(write, $"`{path}` is not empty", "name a folder that does not exist yet");
            var question = new Need("title", "Title of the site?");
            return AskAuthor.TryAsk(question, parsed.GetValue(title), write, "site", out var name) && CreateSite.Create(path, name, write) ? Finish(write) : ExitCode.CommandLineError;
        });
        return command;
    }

    private static Command CreateCommand(Scaffold scaffold)
    {
        var options = scaffold.Needs.Select(n => new Option<string?>("--" + n.Name) { Description = n.Question }).ToList();
        var slug = new Option<string?>("--slug") { Description = "Name of the file, instead of one made from the title" };
        var command = new Command(scaffold.Kind, scaffold.About);
        foreach (var option in options.Append(slug)) command.Options.Add(option);
        command.SetAction(async (parsed, _) =>
        {
            var code = Run(scaffold, OpenSite(parsed), options.Select(parsed.GetValue).ToList(), parsed.GetValue(slug));
            return code == ExitCode.Normal ? await CatchUpLedgerAsync(CommandLine.ToBuildOptions(parsed)) : code;
        });
        return command;
    }

    private static WriteScaffold OpenSite(ParseResult parsed)
    {
        var options = CommandLine.ToBuildOptions(parsed);
        var folders = SiteFolders.Find(options.Root, ReadSettings.Read(SiteFolders.FindSettingsFile(options.Root), options.Overrides, new DiagnosticBag()));
        return new WriteScaffold(new SiteFiles(folders.Root, folders.Inputs[0]), Console.Error);
    }

    private static int Run(Scaffold scaffold, WriteScaffold write, IReadOnlyList<string?> given, string? slug)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (need, value) in scaffold.Needs.Zip(given))
        {
            if (!AskAuthor.TryAsk(need, value, write, scaffold.Kind, out var answer)) return ExitCode.CommandLineError;
            values[need.Name] = answer;
        }
        if (slug is not null) values["slug"] = slug;
        var answers = new Answers(values);
        if (values.ContainsKey("title") && !Slugs.IsValid(answers.Slug))
            return Refuse(write, $"`{answers.Slug}` cannot be the name of a file", "add `--slug` with lower-case letters, digits and single hyphens");
        return scaffold.Create(answers, write) ? Finish(write) : ExitCode.CommandLineError;
    }

    // A new id that the ledger does not know would be the first finding of the next check.
    private static async Task<int> CatchUpLedgerAsync(BuildOptions options)
    {
        var fixes = await FixContent.CatchUpAsync(options with { HasSearch = false });
        var diagnostics = new DiagnosticBag();
        WriteFixes.Write(fixes.Files, fixes.Left.Folders, diagnostics);
        foreach (var file in fixes.Files) Console.Out.WriteLine(diagnostics.HasErrors ? $"not changed: {file.DisplayPath}; run `check --fix`" : $"changed {file.DisplayPath}");
        return ExitCode.Normal;
    }

    private static int Refuse(WriteScaffold write, string message, string help)
    {
        write.Fail(message, help);
        return ExitCode.CommandLineError;
    }

    private static int Finish(WriteScaffold write)
    {
        write.Write(Console.Out);
        return ExitCode.Normal;
    }
}
