using System.Globalization;

namespace LearningSite.Diagnostics;

/// <summary>Prints all findings, then one summary line.</summary>
public static class DiagnosticReport
{
    private const int ShownPerRule = 20;

    /// <summary>Errors are always printed in full; of each kind of warning the first twenty, then how many more there are.</summary>
    public static void Write(IReadOnlyList<Diagnostic> diagnostics, TextWriter output, bool showAll = false)
    {
        var printed = new Dictionary<string, int>();
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Severity == Severity.Warning)
            {
                var count = printed[diagnostic.Code.Id] = printed.GetValueOrDefault(diagnostic.Code.Id) + 1;
                if (!showAll && count > ShownPerRule) continue;
            }
            output.Write(CodeFrame.Render(diagnostic));
            output.Write('\n');
        }
        foreach (var code in printed.Keys.Order(StringComparer.Ordinal))
        {
            if (!showAll && printed[code] is > ShownPerRule and var count) output.Write($"warning[{code}]: {count - ShownPerRule} more, use --all to see them\n");
        }
        if (diagnostics.Count > 0) output.Write(Summary(diagnostics) + "\n");
    }

    /// <summary>The same as a text.</summary>
    public static string Of(IReadOnlyList<Diagnostic> diagnostics, bool showAll = false)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Write(diagnostics, text, showAll);
        return text.ToString();
    }

    // 2 errors, 1 warning in 3 files
    public static string Summary(IReadOnlyList<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Count(d => d.Severity == Severity.Error);
        var warnings = diagnostics.Count - errors;
        var files = diagnostics.Select(d => d.Place?.Text.Path).OfType<string>().Distinct().Count();
        var parts = new List<string>();
        if (errors > 0) parts.Add(Count(errors, "error"));
        if (warnings > 0) parts.Add(Count(warnings, "warning"));
        var text = parts.Count == 0 ? "no findings" : string.Join(", ", parts);
        return files > 0 ? $"{text} in {Count(files, "file")}" : text;
    }

    public static string Count(int number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");
}
