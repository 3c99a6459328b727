using System.Diagnostics.CodeAnalysis;

namespace LearningSite.Diagnostics;

/// <summary>Collects what every stage finds; stages run in parallel, so order is restored when it is read.</summary>
public sealed class DiagnosticBag
{
    private readonly IReadOnlyDictionary<string, RuleLevel>? rules;
    private readonly Lock gate;
    private readonly List<Diagnostic> found;
    // By file, so that a finding is not held against all silences of the site.
    private readonly Dictionary<string, List<Silence>> silences;
    private readonly HashSet<string> cutFiles;
    // A large site says the same thousands of times, each in a string of its own.
    private readonly HashSet<string> words;
    // Null in the bag as a whole.
    private readonly List<Diagnostic>? ownFound;
    private readonly List<Silence>? ownSilences;

    // What stands behind such a mistake was not read.
    internal static readonly HashSet<DiagnosticCode> Cuts = new(ReferenceEqualityComparer.Instance) { Codes.EmptyFile, Codes.InvalidUtf8, Codes.FileTooLarge, Codes.UnreadableFile, Codes.YamlSyntax, Codes.YamlFeature, Codes.OpenFrontMatter, Codes.OpenFence, Codes.MergeMarks };

    /// <param name="rules">Warnings that the settings raise or switch off, by code.</param>
    public DiagnosticBag(bool isLenient = false, IReadOnlyDictionary<string, RuleLevel>? rules = null)
    {
        (IsLenient, this.rules) = (isLenient, rules);
        (gate, found, silences, cutFiles, words) = (new(), [], new(StringComparer.Ordinal), new(StringComparer.Ordinal), new(StringComparer.Ordinal));
    }

    private DiagnosticBag(DiagnosticBag whole)
    {
        (IsLenient, rules) = (whole.IsLenient, whole.rules);
        (gate, found, silences, cutFiles, words) = (whole.gate, whole.found, whole.silences, whole.cutFiles, whole.words);
        (ownFound, ownSilences) = ([], []);
    }

    /// <summary>The same bag in the hands of one file or page, which can be asked what came from there.</summary>
    public DiagnosticBag Part() => new(this);

    /// <summary>What was added through this part until now.</summary>
    public OwnFindings Own => ownFound is null || (ownFound.Count == 0 && ownSilences!.Count == 0) ? OwnFindings.None : new OwnFindings([.. ownFound], [.. ownSilences!]);

    /// <summary>Says again what was found in a file or page that has not changed.</summary>
    public void Add(OwnFindings findings)
    {
        lock (gate)
        {
            // Its words are those of then.
            foreach (var diagnostic in findings.Diagnostics)
                if (Judge(diagnostic) is { } judged) Take(judged);
            foreach (var silence in findings.Silences) Add(silence);
        }
    }

    /// <summary>In a plain folder nobody asked for our rules: a finding inside a page is a warning, never the end of the build.</summary>
    public bool IsLenient { get; }

    public void Add(Diagnostic diagnostic)
    {
        if (Judge(diagnostic) is not { } judged) return;
        lock (gate)
        {
            var (message, label) = (Kept(judged.Message), Kept(judged.Label));
            Take(ReferenceEquals(message, judged.Message) && ReferenceEquals(label, judged.Label) ? judged : judged with { Message = message, Label = label });
        }
    }

    // Null for what the settings switch off.
    private Diagnostic? Judge(Diagnostic diagnostic)
    {
        if (IsLenient && diagnostic.Place is not null) diagnostic = diagnostic with { Severity = Severity.Warning };
        if (diagnostic.Severity != Severity.Warning || rules?.TryGetValue(diagnostic.Code.Id, out var level) != true) return diagnostic;
        return level switch { RuleLevel.Off => null, RuleLevel.Error => diagnostic with { Severity = Severity.Error }, _ => diagnostic };
    }

    private void Take(Diagnostic diagnostic)
    {
        ownFound?.Add(diagnostic);
        found.Add(diagnostic);
        if (diagnostic.Place is { } place && Cuts.Contains(diagnostic.Code)) cutFiles.Add(place.Text.Path);
    }

    [return: NotNullIfNotNull(nameof(text))]
    private string? Kept(string? text) => text is null || words.Add(text) ? text : words.TryGetValue(text, out var kept) ? kept : text;

    /// <summary>A silence may come after the finding that it covers: the bag is asked when both are in it.</summary>
    public void Add(Silence silence)
    {
        lock (gate)
        {
            ownSilences?.Add(silence);
            (silences.TryGetValue(silence.Place.Text.Path, out var here) ? here : silences[silence.Place.Text.Path] = []).Add(silence);
        }
    }

    /// <summary>True for a file of which something was not read, so that what seems to be missing may well be there: one
    /// finding says what to mend, and those that only follow from it would hide it.</summary>
    public bool IsCut(string path)
    {
        lock (gate) return cutFiles.Contains(path);
    }

    public bool HasErrors => Has(Severity.Error);

    public bool Has(params ReadOnlySpan<DiagnosticCode> codes)
    {
        lock (gate)
        {
            foreach (var finding in found)
                if (codes.Contains(finding.Code)) return true;
            return false;
        }
    }

    public bool HasWarnings => Has(Severity.Warning);

    /// <summary>By file, line, column and code: the same input prints the same bytes, whatever the threads did.</summary>
    public IReadOnlyList<Diagnostic> Sorted()
    {
        lock (gate) return Sort(found.Where(d => !IsSilenced(d)));
    }

    /// <summary>Findings that an author accepts, each with the silence that says so.</summary>
    public IReadOnlyList<(Diagnostic Diagnostic, Silence Silence)> Silenced()
    {
        lock (gate) return [.. Sort(found.Where(IsSilenced)).Select(d => (d, SilencesOf(d).First()))];
    }

    /// <summary>Takes back what translations were compared with while their originals have errors: what is right there nobody knows yet.</summary>
    /// <param name="originals">The path of each translation, and that of its original.</param>
    public void ForgetComparisons(IReadOnlyDictionary<string, string> originals)
    {
        lock (gate)
        {
            var broken = found.Where(d => d.Severity == Severity.Error).Select(d => d.Place?.Text.Path).ToHashSet(StringComparer.Ordinal);
            found.RemoveAll(d => (d.Code == Codes.TranslationDiffers || d.Code == Codes.TranslationBehind) && d.Place is { } place && originals.TryGetValue(place.Text.Path, out var original) && broken.Contains(original));
        }
    }

    /// <summary>A silence that covers nothing would hide the next mistake of its kind.</summary>
    /// <param name="skipped">Files whose pages were not made; nor are all pages of a file with an error.</param>
    public void ReportUnusedSilences(IReadOnlySet<string> skipped)
    {
        lock (gate)
        {
            if (silences.Count == 0) return;
            var broken = found.Where(d => d.Severity == Severity.Error).Select(d => d.Place?.Text.Path).ToHashSet(StringComparer.Ordinal);
            var used = new HashSet<Silence>(found.SelectMany(SilencesOf), ReferenceEqualityComparer.Instance);
            foreach (var silence in silences.Values.SelectMany(s => s).Where(s => !skipped.Contains(s.Place.Text.Path) && !broken.Contains(s.Place.Text.Path) && !used.Contains(s)))
                if (rules?.GetValueOrDefault(silence.Code.Id, RuleLevel.Warning) != RuleLevel.Off)
                    Add(new Diagnostic(Codes.UnusedSilence, $"nothing here is silenced by `{silence.Code.Id}`", silence.Place, null, "remove the line"));
        }
    }

    private bool Has(Severity severity)
    {
        lock (gate) return found.Exists(d => d.Severity == severity && !IsSilenced(d));
    }

    private bool IsSilenced(Diagnostic diagnostic) => SilencesOf(diagnostic).Any();

    private IEnumerable<Silence> SilencesOf(Diagnostic diagnostic) =>
        silences.Count > 0 && diagnostic.Place is { } place && silences.TryGetValue(place.Text.Path, out var here) ? here.Where(s => s.Covers(diagnostic)) : [];

    // By file first: comparing the paths of all findings with each other would cost most of it.
    private static IReadOnlyList<Diagnostic> Sort(IEnumerable<Diagnostic> diagnostics)
    {
        var sorted = new List<Diagnostic>();
        foreach (var file in diagnostics.GroupBy(d => d.Place?.Text.Path ?? "", StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var first = sorted.Count;
            foreach (var finding in file.Order(ByPlace))
                if (!IsSaid(finding)) sorted.Add(finding);

            bool IsSaid(Diagnostic finding)
            {
                for (var i = sorted.Count - 1; i >= first && ByPlace.Compare(sorted[i], finding) == 0; i--)
                    if (sorted[i] == finding) return true;
                return false;
            }
        }
        return sorted;
    }

    private static readonly Comparer<Diagnostic> ByPlace = Comparer<Diagnostic>.Create((a, b) =>
        (a.Place?.Span.Start ?? 0).CompareTo(b.Place?.Span.Start ?? 0) is var place and not 0 ? place
        : string.CompareOrdinal(a.Code.Id, b.Code.Id) is var code and not 0 ? code
        : string.CompareOrdinal(a.Message, b.Message));
}

/// <summary>What was found in one file or on one page.</summary>
public sealed record OwnFindings(IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyList<Silence> Silences)
{
    public static readonly OwnFindings None = new([], []);

    public bool AreNone => Diagnostics.Count == 0 && Silences.Count == 0;

    /// <summary>True when what stands behind a mistake was not read.</summary>
    public bool AreCut => Diagnostics.Any(d => DiagnosticBag.Cuts.Contains(d.Code));

    /// <summary>True when a finding shows a place in one of these files.</summary>
    public bool Mention(IReadOnlySet<string> paths) =>
        Diagnostics.Any(d => (d.Place is { } place && paths.Contains(place.Text.Path)) || (d.NotePlace is { } note && paths.Contains(note.Text.Path))) || Silences.Any(s => paths.Contains(s.Place.Text.Path));

    /// <summary>True when no finding shows a place in another file, which may change by itself.</summary>
    public bool StayIn(params IEnumerable<string> paths) =>
        Diagnostics.All(d => d.Place is { } place && paths.Contains(place.Text.Path) && (d.NotePlace is null || paths.Contains(d.NotePlace.Text.Path)));
}
