namespace LearningSite.Diagnostics;

/// <summary>Collects what every stage finds; stages run in parallel, so order is restored when it is read.</summary>
public sealed class DiagnosticBag(bool isLenient = false)
{
    private readonly Lock gate = new();
    private readonly List<Diagnostic> found = [];

    /// <summary>In a plain folder nobody asked for our rules: a finding inside a page is a warning, never the end of the build.</summary>
    public bool IsLenient { get; } = isLenient;

    public void Add(Diagnostic diagnostic)
    {
        if (IsLenient && diagnostic.Place is not null) diagnostic = diagnostic with { Severity = Severity.Warning };
        lock (gate) found.Add(diagnostic);
    }

    public bool HasErrors { get { lock (gate) return found.Exists(d => d.Severity == Severity.Error); } }

    public bool HasWarnings { get { lock (gate) return found.Exists(d => d.Severity == Severity.Warning); } }

    /// <summary>By file, line, column and code: the same input prints the same bytes, whatever the threads did.</summary>
    public IReadOnlyList<Diagnostic> Sorted()
    {
        lock (gate)
            return [.. found.Distinct()
                .OrderBy(d => d.Place?.Text.Path ?? "", StringComparer.Ordinal)
                .ThenBy(d => d.Place?.Span.Start ?? 0).ThenBy(d => d.Code.Id, StringComparer.Ordinal)
                .ThenBy(d => d.Message, StringComparer.Ordinal)];
    }
}
