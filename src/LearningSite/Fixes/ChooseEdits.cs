using LearningSite.Diagnostics;

namespace LearningSite.Fixes;

/// <summary>Chooses the fixes of a run that can be made together: whole ones, none over another, each new id once.</summary>
public static class ChooseEdits
{
    /// <summary>The edits of each file, by its path in messages, in order of their places.</summary>
    public static IReadOnlyDictionary<string, SortedList<int, TextEdit>> Choose(IEnumerable<Diagnostic> findings)
    {
        var chosen = new Dictionary<string, SortedList<int, TextEdit>>(StringComparer.Ordinal);
        var newIds = new HashSet<string>(StringComparer.Ordinal);
        foreach (var finding in findings)
        {
            if (finding is not { Fix: { } fix, Place.Text: { } source }) continue;
            var edits = chosen.TryGetValue(source.Path, out var list) ? list : [];
            if (!fix.Edits.All(edit => Fits(edit, source) && !edits.Values.Any(other => Touches(edit, other)))) continue;
            if (fix.NewId is not null && !newIds.Add(fix.NewId)) continue;
            foreach (var edit in fix.Edits) edits.Add(edit.Start, edit);
            chosen[source.Path] = edits;
        }
        return chosen;
    }

    private static bool Fits(TextEdit edit, SourceText source) =>
        edit.Start >= 0 && edit.Before != edit.After && string.CompareOrdinal(source.Text, edit.Start, edit.Before, 0, edit.Before.Length) == 0 && edit.End <= source.Text.Length;

    private static bool Touches(TextEdit one, TextEdit other) => one.Start <= other.End && other.Start <= one.End;
}
