using System.Text.RegularExpressions;
using LearningSite.Pipelines;
using LearningSite.Preview;

namespace LearningSite.EndToEndTests.Sites;

/// <summary>
/// `preview` of a small site in a temporary folder, in this process, on a port that the system chose. There is one console for what it says, so tests with one are a collection:
/// those that wait for their turn would hold up others.
/// </summary>
public sealed class RunningPreview : IAsyncDisposable
{
    private static readonly SemaphoreSlim ConsoleIsFree = new(1);
    private readonly CancellationTokenSource stop = new();
    private readonly TextWriter output = Console.Out;
    private readonly TextWriter error = Console.Error;
    private readonly Task<int> run;

    private RunningPreview(string root, WrittenConsole console)
    {
        Root = root;
        Console.SetOut(console);
        Console.SetError(console);
        run = PreviewServer.RunAsync(new PreviewOptions(new BuildOptions(root, []), 0, Watches: true, Reloads: true), stop.Token);
    }

    public string Root { get; }

    public Uri Address { get; private set; } = new("http://localhost/");

    /// <param name="page">Text of the page /hello/.</param>
    public static Task<RunningPreview> StartAsync(string page) => StartInAsync(WriteSite(page));

    /// <summary>Of a copy of the bundled site.</summary>
    public static Task<RunningPreview> StartBundledAsync() => StartInAsync(CopyBundledSite());

    private static async Task<RunningPreview> StartInAsync(string root)
    {
        // The preview says on the console where it is, and there is one console.
        await ConsoleIsFree.WaitAsync(TestContext.Current.CancellationToken);
        var console = new WrittenConsole();
        var preview = new RunningPreview(root, console);
        try
        {
            preview.Address = new Uri(Regex.Match(await console.WaitForAsync("/\n"), "^Serving (?<address>http://.*)$", RegexOptions.Multiline).Groups["address"].Value);
            return preview;
        }
        catch
        {
            await preview.DisposeAsync();
            throw;
        }
    }

    /// <summary>Saves the page /hello/.</summary>
    public void Save(string page) => Save("pages/hello.md", page);

    /// <param name="path">Below the input folder.</param>
    public void Save(string path, string text)
    {
        var file = Path.Combine(Root, "input", path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Ctrl+C.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> StopAsync()
    {
        stop.Cancel();
        return run;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await StopAsync();
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
            ConsoleIsFree.Release();
            stop.Dispose();
            Directory.Delete(Root, recursive: true);
        }
    }

    private static string CopyBundledSite()
    {
        var root = Directory.CreateTempSubdirectory("learningsite-preview-").FullName;
        File.Copy(Path.Combine(Repository.Root, "statiq.json"), Path.Combine(root, "statiq.json"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "input"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(root, Path.GetRelativePath(Repository.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return root;
    }

    private static string WriteSite(string page)
    {
        var root = Directory.CreateTempSubdirectory("learningsite-preview-").FullName;
        Directory.CreateDirectory(Path.Combine(root, "input", "pages"));
        File.WriteAllText(Path.Combine(root, "statiq.json"), """{ "SiteTitle": "A small site" }""");
        File.WriteAllText(Path.Combine(root, "input", "index.md"), "---\ntitle: Home\nsummary: The first page of a small site that a preview serves.\n---\nWelcome.\n");
        File.WriteAllText(Path.Combine(root, "input", "pages", "hello.md"), page);
        return root;
    }
}
