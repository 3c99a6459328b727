using System.CommandLine;
using LearningSite.Diagnostics.Formats;
using LearningSite.ErrorPages;
using LearningSite.Pipelines;
using LearningSite.Settings;

namespace LearningSite.Commands;

/// <summary>`--format` of `build` and `check`. All formats but `text` are for programs: they alone are written to the standard output.</summary>
public static class ReportFormat
{
    public const string Text = "text";

    private static readonly Dictionary<string, Action<Findings, Stream>> Formats = new(StringComparer.Ordinal)
    {
        ["github"] = GitHubFormat.Write, ["json"] = JsonFormat.Write, ["sarif"] = SarifFormat.Write,
    };

    public static Option<string> CreateOption()
    {
        var option = new Option<string>("--format") { Description = "How findings are printed", DefaultValueFactory = _ => Text };
        option.AcceptOnlyFromAmong([Text, .. Formats.Keys]);
        return option;
    }

    /// <summary>As bytes, because the encoding of a console is the machine's.</summary>
    public static void Write(BuildResult result, string format)
    {
        using var output = Console.OpenStandardOutput();
        Formats[format](new Findings(result.Diagnostics, result.Silenced, FolderOf(result.Folders), FindErrorPages(result.Settings)), output);
    }

    private static string? FindErrorPages(SiteSettings settings) =>
        settings is { ContributorPages: true, Origin: { } origin } ? $"{origin}{settings.Root}{CreateErrorPages.IndexLink}" : null;

    private static string FolderOf(SiteFolders folders)
    {
        var folder = Path.GetRelativePath(Environment.CurrentDirectory, folders.Root).Replace('\\', '/');
        return folder == "." || folder.StartsWith("../", StringComparison.Ordinal) || folder == ".." || Path.IsPathRooted(folder) ? "" : folder + "/";
    }
}
