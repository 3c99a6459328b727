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
    // All that was touched since, or null when that is not known.
    private HashSet<string>? touched;

    /// <summary>All files of the content, when no others came or went since the last build; null when the folders have to be listed, and settings and theme read.</summary>
    /// <param name="changed">Absolute paths of what was touched since then; null when they are not known.</param>
    public IReadOnlyList<SourceFile>? Refresh(IReadOnlyCollection<string>? changed)
    {
        if (changed is null) touched = null;
        else touched?.UnionWith(changed);
        try
        {
            if (touched is not null && left?.Site?.Listed is { } files && ReadFiles.Refresh(files, touched) is { } refreshed) return refreshed;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Deleted between two looks at it: the list will tell.
        }
        touched = null;
        return null;
    }

    /// <summary>The site to serve from now on; after a failure, the last good one with the report. Never throws for what is
    /// wrong with the content, the disk or the compiler: a preview outlives all three.</summary>
    /// <param name="listed">What <see cref="Refresh"/> found.</param>
    /// <param name="isOutdated">True when something was saved since: a build that shows nothing but mistakes is stopped.</param>
    /// <param name="show">Called with the same as soon as it is known, before anything is printed; during a first build, when its pages can be asked for, too, and of a failure as soon as it is certain.</param>
    public async Task<PreviewSite> RunAsync(SiteSettings settings, SiteFolders folders, PreviewSite last, IReadOnlyList<SourceFile>? listed = null, Action<PreviewSite>? show = null, Func<bool>? isOutdated = null)
    {
        number++;
        var clock = Stopwatch.StartNew();
        PreviewSite site;
        try
        {
            site = await BuildAsync(settings, folders, last, listed, show, isOutdated);
        }
        catch (OperationCanceledException) when (isOutdated?.Invoke() == true)
        {
            // What failed was shown, and the next build is on its way.
            return last;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A file may vanish between the listing and the reading; its watcher has already asked for the next build.
            site = Fail(last with { Findings = PreviewSite.NoFindings }, settings, $"error: the build stopped: {exception.Message}\n");
        }
        catch (Exception exception)
        {
            site = Fail(last with { Findings = PreviewSite.NoFindings }, settings, $"error: this is a bug in LearningSite, not in your content: {exception}\n = help: report it with the lines above and the file that was being compiled\n");
        }
        clock.Stop();
        show?.Invoke(site);
        Tell(site, last, clock.Elapsed);
        return site;
    }

    /// <summary>As a path, or empty.</summary>
    public static string LinkRoot(SiteSettings settings) => settings.LinkRoot.Trim('/') is { Length: > 0 } root ? "/" + root : "";

    private async Task<PreviewSite> BuildAsync(SiteSettings settings, SiteFolders folders, PreviewSite last, IReadOnlyList<SourceFile>? listed, Action<PreviewSite>? show, Func<bool>? isOutdated)
    {
        var linkRoot = LinkRoot(settings);
        var found = new DiagnosticBag();
        // Where only content was touched, these are as they were.
        var headers = listed is null ? ReadHeaders.Read(options.Build.Root, found) : last.Headers;
        // The page that stands in for a site lives under the site's policy too; a last good site keeps the headers it came with.
        if (last.Manifest is null && !found.HasErrors) last = last with { Headers = headers };
        if (listed is null) last = last with { Texts = ReadTexts(folders, settings.Language) };
        var stage = new MemoryStage(left?.Staged);
        var build = options.Build with
        {
            IncludesDrafts = true,
            ReloadLink = reload?.ScriptLink(linkRoot),
            HasServiceWorker = false,
            // The index is made from files on the disk, and there are none: the search page should say so.
            Overrides = [.. options.Build.Overrides, "GenerateSearchIndex=false"],
        };
        var result = await new SiteBuilder(build, new NoProgress()).BuildAsync(stage, left, new Watched(listed, last.Manifest is null && !found.HasErrors ? HandOut() : null, early => show?.Invoke(FailWith(early.Sorted(), last.Latest)), isOutdated));
        if (!ReferenceEquals(result.Left, left)) (left, touched) = (result.Left, new(StringComparer.Ordinal));
        // What is wrong with the headers is found again until it is mended.
        if (found.HasErrors || found.HasWarnings) touched = null;
        var findings = new Lazy<IReadOnlyList<Diagnostic>>(() => [.. found.Sorted(), .. result.Diagnostics]);
        if (found.HasErrors || result.HasErrors) return FailWith(findings.Value, result);
        return new PreviewSite(number, new SiteManifest(stage.Files, linkRoot), headers, linkRoot, last.Texts, null, findings, result, result);

        PreviewSite FailWith(IReadOnlyList<Diagnostic> all, BuildResult? latest) =>
            Fail(last with { Findings = new(all), Latest = latest }, settings, ToText([.. all.Where(d => d.Severity == Severity.Error)]));

        // As long as there is nothing else to show, each page is served as soon as it is made.
        AskedPages HandOut()
        {
            AskedPages? asked = null;
            return asked = new AskedPages(() => show?.Invoke(new PreviewSite(number, new SiteManifest(stage.Files, linkRoot), headers, linkRoot, last.Texts, null, PreviewSite.NoFindings, null, null) { Asked = asked }));
        }
    }

    private static PreviewSite Fail(PreviewSite last, SiteSettings settings, string report) =>
        last.Manifest is null ? last with { LinkRoot = LinkRoot(settings), Report = report } : last with { Report = report };

    private static void Tell(PreviewSite site, PreviewSite last, TimeSpan time)
    {
        if (site.Findings.Value.Count > 0) DiagnosticReport.Write(site.Findings.Value, Console.Error);
        else Console.Error.Write(site.Report);
        Console.WriteLine(site.Report is not null ? last.Manifest is null ? "Not built; every page shows the report until the site can be built" : "Not rebuilt; the last good site stays up"
            : string.Create(CultureInfo.InvariantCulture, $"{(last.Manifest is null ? $"Built {DiagnosticReport.Count(site.Good!.Pages, "page")} in" : "Rebuilt in")} {time.TotalSeconds:0.00} s"));
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
}
