using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using LearningSite.Diagnostics;
using LearningSite.Documents;
using LearningSite.Files;
using LearningSite.Ledgers;
using LearningSite.Markup;
using LearningSite.Pipelines;
using LearningSite.Preview;
using LearningSite.Rendering;
using LearningSite.Rendering.Templating;
using LearningSite.Settings;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>
/// Each parser, on changed pieces of the files that it reads: bundled content, the theme, settings, the ledger, `netlify.toml`. `PARSER_FUZZ` says how many
/// inputs are tried, and `PARSER_FUZZ_FROM` with which number they begin: a number makes the same input each time.
/// </summary>
public sealed class ParserFuzzTests
{
    private const int Runs = 2500;
    // No text of these files is long; the budget of a Markdown text alone is two seconds.
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2), Hang = TimeSpan.FromMinutes(2);

    private static readonly IReadOnlyList<IContentKind> Kinds = ContentKinds.Create(isPlainFolder: false);
    private static readonly Dictionary<string, TemplateHelper> Helpers = new[] { "t", "forms", "icon", "link" }.ToDictionary(h => h, _ => (TemplateHelper)(_ => ""));

    private readonly SpecSite site = new();

    private sealed record Parser(string Path, Pieces Pieces, Action<byte[], DiagnosticBag> Read);

    [Fact]
    public async Task Changed_piece_of_any_file_is_read_or_refused_at_its_place()
    {
        var parsers = Parsers().ToList();
        Assert.InRange(parsers.Count, 300, 2000);
        var (from, count) = (Number("PARSER_FUZZ_FROM") ?? 0, Number("PARSER_FUZZ") ?? Runs);
        var underWay = new ConcurrentDictionary<int, (int Number, long Since)>();
        var failures = new ConcurrentQueue<string>();
        var found = new ConcurrentDictionary<string, int>();
        var slowest = (Time: TimeSpan.Zero, What: "");
        var work = Task.Factory.StartNew(() => DeepThreads.For(count, i =>
        {
            underWay[Environment.CurrentManagedThreadId] = (from + i, Stopwatch.GetTimestamp());
            var time = Try(from + i, parsers, failures, found);
            if (time > MostTime) failures.Enqueue($"input {from + i} takes {time.TotalSeconds:0.0} s: {parsers[(from + i) % parsers.Count].Path}");
            lock (failures) if (time > slowest.Time) slowest = (time, $"input {from + i}, {parsers[(from + i) % parsers.Count].Path}");
        }), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        while (await Task.WhenAny(work, Task.Delay(Hang, TestContext.Current.CancellationToken)) != work)
            foreach (var (number, since) in underWay.Values)
                Assert.True(Stopwatch.GetElapsedTime(since) < Hang, $"input {number} never ends: {parsers[number % parsers.Count].Path}");
        await work;
        TestContext.Current.TestOutputHelper?.WriteLine($"{count} inputs from {from}, pieces of {parsers.Count} files; slowest {slowest.Time.TotalMilliseconds:0} ms, {slowest.What}; {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB at most; {string.Join(' ', found.OrderByDescending(f => f.Value).Select(f => $"{f.Key}×{f.Value}"))}");
        Assert.True(failures.IsEmpty, $"{failures.Count} failures, such as\n" + string.Join('\n', failures.Take(20)));
        Assert.InRange(found.Count, 40, 1000); // inputs that reach little find little
    }

    private static TimeSpan Try(int number, List<Parser> parsers, ConcurrentQueue<string> failures, ConcurrentDictionary<string, int> found)
    {
        var random = new Random(number);
        var parser = parsers[number % parsers.Count];
        var bytes = Mutations.Change(parser.Pieces.Take(random), parsers[random.Next(parsers.Count)].Pieces, random);
        var diagnostics = new DiagnosticBag();
        var clock = TimeBudget.Now();
        try
        {
            parser.Read(bytes, diagnostics);
        }
        catch (Exception exception)
        {
            failures.Enqueue($"input {number}, {parser.Path}: {exception}");
            return default;
        }
        var time = TimeSpan.FromTicks(TimeBudget.Now() - clock);
        foreach (var finding in diagnostics.Sorted())
        {
            found.AddOrUpdate(finding.Code.Id, 1, (_, n) => n + 1);
            if (finding.Place is null) failures.Enqueue($"input {number}, {parser.Path}: {finding.Code.Id} {finding.Message} has no place");
            foreach (var place in new[] { finding.Place, finding.NotePlace }.OfType<Place>())
                if (place.Span.Start < 0 || place.Span.Length < 0 || place.Span.End > place.Text.Text.Length) failures.Enqueue($"input {number}, {parser.Path}: {finding.Code.Id} {finding.Message} spans {place.Span} of {place.Text.Text.Length} characters");
            CodeFrame.Render(finding);
        }
        return time;
    }

    private IEnumerable<Parser> Parsers()
    {
        foreach (var path in Files("input", "*.md"))
        {
            yield return new Parser(path, Pieces.OfHeader(Read(path)), ReadKind(path));
            yield return new Parser(path, Pieces.OfText(Read(path)), (bytes, found) => Text(path, bytes, found, text =>
            {
                foreach (var finding in site.RenderParts(text.Text, linksTerms: true).Findings) found.Add(finding);
            }));
        }
        foreach (var path in Files("input", "*.yml"))
        {
            yield return new Parser(path, Pieces.OfEntries(Read(path)), ReadKind(path));
            if (path.StartsWith("input/quizzes/", StringComparison.Ordinal))
                yield return new Parser(path, Pieces.OfEntries(Read(path)[(Read(path).IndexOf("\nquestions:\n", StringComparison.Ordinal) + 12)..]), (bytes, found) => Text(path, bytes, found, text => site.ReadQuiz(text, found)));
        }
        foreach (var path in Files("theme/templates", "*.hbs"))
            yield return new Parser(path, Pieces.OfText(Read(path)), (bytes, found) => Text(path, bytes, found, text =>
            {
                WordsOfTemplate.Check(text, found);
                // What Templates makes of it.
                try { ParseTemplate.Parse("x", text, Helpers); }
                catch (TemplateException fault) { found.Add(new Diagnostic(Codes.TemplateError, fault.Message, fault.Place, null, "")); }
            }));
        foreach (var path in Files("theme/text", "*.yml")) yield return new Parser(path, Pieces.OfEntries(Read(path)), (bytes, found) => InterfaceText.Read(File(path, bytes), "en", found));
        foreach (var path in Files("input", "*.svg")) yield return new Parser(path, Pieces.OfWhole(Read(path)), (bytes, found) => ImageSize.TryRead(File(path, bytes), found));
        yield return new Parser("input/_ledger.json", Pieces.OfWhole(string.Join('\n', Read("input/_ledger.json").Split('\n').Where((_, i) => i % 100 < 2)) + "\n}}"), (bytes, found) => ReadLedger.Read(File("input/_ledger.json", bytes), found));
        yield return new Parser("statiq.json", Pieces.OfWhole(Read("statiq.json")), (bytes, found) => Text("statiq.json", bytes, found, text => ReadSettings.ReadFile(text, new SiteSettings(), found)));
        yield return new Parser("netlify.toml", Pieces.OfWhole(Read("netlify.toml")), (bytes, found) => Text("netlify.toml", bytes, found, text => ReadHeaders.Parse(text, found)));
    }

    private static Action<byte[], DiagnosticBag> ReadKind(string path)
    {
        var relative = path["input/".Length..];
        // A translation is read as its kind, below the folder of its language.
        if (relative.StartsWith("es/", StringComparison.Ordinal)) relative = relative[3..];
        var kind = Kinds.Single(k => k.Owns(relative));
        return (bytes, found) => Text(path, bytes, found, text =>
        {
            if (MergeMarks.Check(text, found)) return;
            CheckCharacters.Check(text, found);
            foreach (var _ in kind.Parse(new ParseContext(new SourceFile("", path, relative, bytes.Length), text, new DateOnly(2026, 11, 20), false, found))) { }
        });
    }

    private static void Text(string path, byte[] bytes, DiagnosticBag found, Action<SourceText> read)
    {
        if (File(path, bytes).TryReadText(found) is { } text) read(text);
    }

    private static SourceFile File(string path, byte[] bytes) => new("", path, path, bytes.Length) { Edited = bytes };

    private static string Read(string path) => System.IO.File.ReadAllText(Path.Combine(ProjectFolder.Repository, path));

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(ProjectFolder.Repository, folder), pattern, SearchOption.AllDirectories).Select(f => Path.GetRelativePath(ProjectFolder.Repository, f).Replace('\\', '/')).Order(StringComparer.Ordinal);

    private static int? Number(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
