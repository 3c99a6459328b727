using LearningSite.Diagnostics;
using LearningSite.Pipelines;
using LearningSite.Preview;
using Microsoft.AspNetCore.Builder;

namespace LearningSite.EndToEndTests.Sites;

/// <summary>
/// A site built into a temporary folder and served from there: exactly these files, under the headers of netlify.toml, with
/// the answers that `preview` gives. The live site differs from it in the caching of assets only.
/// </summary>
public sealed class ServedSite : IAsyncDisposable
{
    private readonly string folder;
    private readonly WebApplication app;

    private readonly CurrentSite current;

    private ServedSite(string folder, string linkRoot, SiteManifest manifest, IReadOnlyDictionary<string, byte[]> files, IReadOnlyList<string> locales, CurrentSite current, WebApplication app)
    {
        this.current = current;
        this.folder = folder;
        this.app = app;
        (LinkRoot, Manifest, Files) = (linkRoot, manifest, files);
        Address = $"http://127.0.0.1:{new Uri(app.Urls.Single()).Port}";
        bool IsTranslated(string name) => locales.Any(l => name.StartsWith(l + "/", StringComparison.Ordinal));
        Pages = [.. HtmlPages.Parse(files.Where(file => !IsTranslated(file.Key)), linkRoot)];
        translatedPages = new(() => [.. HtmlPages.Parse(files.Where(file => IsTranslated(file.Key)), linkRoot)]);
    }

    /// <summary>Scheme, host and port, without a slash at the end.</summary>
    public string Address { get; }

    /// <summary>Empty, or a path such as <c>/sub/path</c>.</summary>
    public string LinkRoot { get; }

    public SiteManifest Manifest { get; }

    /// <summary>All files of the output, by their path below it.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; }

    /// <summary>All HTML pages in the first language of the site, by link.</summary>
    public IReadOnlyList<HtmlPage> Pages { get; }

    /// <summary>Those below the folders of further languages, translated or not; read when a test asks.</summary>
    public IReadOnlyList<HtmlPage> TranslatedPages => translatedPages.Value;

    private readonly Lazy<IReadOnlyList<HtmlPage>> translatedPages;

    public IEnumerable<HtmlPage> AllPages => Pages.Concat(TranslatedPages);

    /// <param name="link">With the link root.</param>
    public string Url(string link) => Address + link;

    public static async Task<ServedSite> StartAsync(string root, params IEnumerable<string> overrides)
    {
        var folder = Directory.CreateTempSubdirectory("learningsite-e2e-").FullName;
        var output = Path.Combine(folder, "output");
        var result = await new SiteBuilder(new BuildOptions(root, [$"OutputPath={output}", $"CachePath={Path.Combine(folder, "cache")}", .. overrides]), new NoProgress()).BuildAsync();
        if (!result.IsWritten) throw new InvalidOperationException("the site was not built:\n" + Report(result.Diagnostics));

        var files = Directory.EnumerateFiles(output, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(output, path).Replace('\\', '/'), File.ReadAllBytes, StringComparer.Ordinal);
        var linkRoot = BuildPreview.LinkRoot(result.Settings);
        var manifest = new SiteManifest(files, linkRoot);
        var current = new CurrentSite();
        current.Replace(PreviewSite.Nothing with { Build = 1, Manifest = manifest, Headers = ReadHeadersOf(root), LinkRoot = linkRoot });
        var app = await PreviewHost.StartAsync(0, new AnswerRequest(current, null, CancellationToken.None).RunAsync, CancellationToken.None);
        return new ServedSite(folder, linkRoot, manifest, files, result.Settings.Locales ?? [], current, app);
    }

    /// <summary>From now on another build is served at the same address.</summary>
    public Task DeployAsync(ServedSite other) => ServeAsync(other.Manifest);

    /// <summary>From now on one file is another. Unlike a route of the browser it costs a request no time.</summary>
    public Task ReplaceAsync(string name, byte[] bytes) => ServeAsync(new SiteManifest(new Dictionary<string, byte[]>(Files, StringComparer.Ordinal) { [name] = bytes }, LinkRoot));

    private async Task ServeAsync(SiteManifest manifest)
    {
        var now = await current.GetAsync(CancellationToken.None);
        current.Replace(now with { Build = now.Build + 1, Manifest = manifest });
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static DeclaredHeaders ReadHeadersOf(string root)
    {
        var findings = new DiagnosticBag();
        var headers = ReadHeaders.Read(root, findings);
        return findings.HasErrors ? throw new InvalidOperationException("the headers cannot be read:\n" + Report(findings.Sorted())) : headers;
    }

    private static string Report(IReadOnlyList<Diagnostic> diagnostics)
    {
        var text = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        DiagnosticReport.Write(diagnostics, text, showAll: true);
        return text.ToString();
    }
}
