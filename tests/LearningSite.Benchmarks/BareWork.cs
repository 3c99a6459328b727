using Markdig;
using Markdig.Syntax;

namespace LearningSite.Benchmarks;

/// <summary>
/// The least that a build of the same site must do: every lesson read, its Markdown parsed once with the extensions that we use and rendered by Markdig,
/// and as many bytes written, in as many files, as a build of ours has written. It knows no page but the one at hand, and checks nothing.
/// </summary>
public static class BareWork
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseTaskLists().UseFootnotes()
        .UseAlertBlocks().UseMathematics().UseCustomContainers().UseYamlFrontMatter().Build();

    /// <param name="built">What our build wrote: the lengths are taken from it.</param>
    public static void Run(string site, string built, string output)
    {
        var rendered = 0L;
        Parallel.ForEach(new DirectoryInfo(Path.Combine(site, "input")).EnumerateFiles("*.md", SearchOption.AllDirectories), file =>
        {
            MarkdownDocument tree = Markdown.Parse(File.ReadAllText(file.FullName), Pipeline);
            Interlocked.Add(ref rendered, tree.ToHtml(Pipeline).Length);
        });
        if (rendered == 0) throw new InvalidOperationException($"there is no lesson in {site}");
        var folders = new DirectoryInfo(built).EnumerateDirectories("*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(built, f.FullName));
        foreach (var folder in folders.Prepend("")) Directory.CreateDirectory(Path.Combine(output, folder));
        Parallel.ForEach(new DirectoryInfo(built).EnumerateFiles("*", SearchOption.AllDirectories), file =>
        {
            using var written = File.OpenHandle(Path.Combine(output, Path.GetRelativePath(built, file.FullName)), FileMode.Create, FileAccess.Write);
            RandomAccess.Write(written, new byte[file.Length], 0);
        });
    }
}
