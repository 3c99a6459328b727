using System.Diagnostics;
using System.Globalization;
using LearningSite.Diagnostics;
using LearningSite.Files;
using LearningSite.Pipelines;
using LearningSite.Rendering;
using LearningSite.Settings;

namespace LearningSite.Preview;

/// <summary>One build of the preview: into memory, with drafts, and with the headers of the live site.</summary>
public sealed class BuildPreview(PreviewOptions options, LiveReload? reload)
{
    private int number;
    // What the last build left; a failed one leaves what it was given.
    private LastBuild? left;

    /// <summary>The site to serve from now on; after a failure, the last good one with the report. Never throws for what is
    /// wrong with the content, the disk or the compiler: a preview outlives all three.</summary>
    public async Task<PreviewSite> RunAsync(SiteSettings settings, SiteFolders folders, PreviewSite last)
    {
        number++;
        var clock = Stopwatch.StartNew();
        try
        {
            return await BuildAsync(settings, folders, last, clock);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A file may vanish between the listing and the reading; its watcher has already asked for the next build.
            return Fail(last with { Findings = [] }, settings, $"error: the build stopped: {exception.Message}\n");
        }
        catch (Exception exception)
        {
            return Fail(last with { Findings = [] }, settings, $"error: this is a bug in LearningSite, not in your content: {exception}\n = help: report it with the lines above and the file that was being compiled\n");
        }
    }

    /// <summary>As a path, or empty.</summary>
    public static string LinkRoot(SiteSettings settings) => settings.LinkRoot.Trim('/') is { Length: > 0 } root ? "/" + root : "";

    private async Task<PreviewSite> BuildAsync(SiteSettings settings, SiteFolders folders, PreviewSite last, Stopwatch clock)
    {
        var linkRoot = LinkRoot(settings);
        var found = new DiagnosticBag();
        var headers = ReadHeaders.Read(options.Build.Root, found);
        // The page that stands in for a site lives under the site's policy too; a last good site keeps the headers it came with.
        if (last.Manifest is null && !found.HasErrors) last = last with { Headers = headers };
        last = last with { Texts = ReadTexts(folders, settings.Language) };
        var stage = new MemoryStage(left?.Staged);
        var build = options.Build with
        {
            IncludesDrafts = true,
            ReloadLink = reload?.ScriptLink(linkRoot),
            HasServiceWorker = false,
            // The index is made from files on the disk, and there are none: the search page should say so.
            Overrides = [.. options.Build.Overrides, "GenerateSearchIndex=false"],
        };
        var result = await new SiteBuilder(build, new NoProgress()).BuildAsync(stage, left);
        left = result.Left;
        IReadOnlyList<Diagnostic> findings = [.. found.Sorted(), .. result.Diagnostics];
        DiagnosticReport.Write(findings, Console.Error);
        if (findings.Any(d => d.Severity == Severity.Error)) return Fail(last with { Findings = findings, Latest = result }, settings, ToText([.. findings.Where(d => d.Severity == Severity.Error)]), isPrinted: true);
        Say(last.Manifest is null ? $"Built {DiagnosticReport.Count(result.Pages, "page")} in" : "Rebuilt in", clock);
        return new PreviewSite(number, new SiteManifest(stage.Files, linkRoot), headers, linkRoot, last.Texts, null, findings, result, result);
    }

    private static PreviewSite Fail(PreviewSite last, SiteSettings settings, string report, bool isPrinted = false)
    {
        if (!isPrinted) Console.Error.Write(report);
        Console.WriteLine(last.Manifest is null ? "Not built; every page shows the report until the site can be built" : "Not rebuilt; the last good site stays up");
        return last.Manifest is null ? last with { LinkRoot = LinkRoot(settings), Report = report } : last with { Report = report };
    }

    // What is wrong with the texts is found by the build itself; what a translation lacks is shown in English.
    private static Dictionary<string, string> ReadTexts(SiteFolders folders, string language)
    {
        var unheard = new DiagnosticBag();
        var theme = new Theme(folders.Root, folders.Themes, unheard);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in new[] { new Theme(folders.Root, folders.Themes.TakeLast(1).ToList(), unheard).Find("text/en.yml"), theme.Find("text/en.yml"), theme.Find($"text/{language}.yml") }.OfType<SourceFile>())
            foreach (var (key, value) in InterfaceText.Read(file, language, unheard).Below("preview.")) texts[key] = value;
        return texts;
    }

    private static string ToText(IReadOnlyList<Diagnostic> diagnostics)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        DiagnosticReport.Write(diagnostics, text);
        return text.ToString();
    }

    private static void Say(string what, Stopwatch clock) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} {clock.Elapsed.TotalSeconds:0.00} s"));
}
