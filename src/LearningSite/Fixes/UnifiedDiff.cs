using System.Text;
using LearningSite.Diagnostics;

namespace LearningSite.Fixes;

/// <summary>The difference of two texts, as `diff -u` writes it.</summary>
public static class UnifiedDiff
{
    private const int Context = 3;

    private readonly record struct Change(int BeforeStart, int BeforeEnd, int AfterStart, int AfterEnd);

    // --- input/tracks/basics.yml
    // +++ input/tracks/basics.yml
    // @@ -1,2 +1,2 @@
    // -Title: Basics
    // +title: Basics
    //  promise: Know what a test set is for.
    public static string Write(string path, string before, string after)
    {
        var (old, now) = (Lines(before), Lines(after));
        var text = new StringBuilder().Append("--- ").Append(path).Append("\n+++ ").Append(path).Append('\n');
        var changes = FindChanges(old, now);
        for (var i = 0; i < changes.Count;)
        {
            var last = i;
            while (last + 1 < changes.Count && changes[last + 1].BeforeStart - changes[last].BeforeEnd <= 2 * Context) last++;
            AppendHunk(text, old, now, changes[i..(last + 1)]);
            i = last + 1;
        }
        return text.ToString();
    }

    private static void AppendHunk(StringBuilder text, string[] old, string[] now, List<Change> changes)
    {
        var lead = Math.Min(Context, changes[0].BeforeStart);
        var tail = Math.Min(Context, old.Length - changes[^1].BeforeEnd);
        var (start, end) = (changes[0].BeforeStart - lead, changes[^1].BeforeEnd + tail);
        var (newStart, newEnd) = (changes[0].AfterStart - lead, changes[^1].AfterEnd + tail);
        text.Append("@@ -").Append(Range(start, end)).Append(" +").Append(Range(newStart, newEnd)).Append(" @@\n");
        var at = start;
        foreach (var change in changes)
        {
            AppendLines(text, ' ', old, at, change.BeforeStart);
            AppendLines(text, '-', old, change.BeforeStart, change.BeforeEnd);
            AppendLines(text, '+', now, change.AfterStart, change.AfterEnd);
            at = change.BeforeEnd;
        }
        AppendLines(text, ' ', old, at, end);
    }

    // A range without lines counts from the line before it.
    private static string Range(int start, int end) => $"{(end == start ? start : start + 1)},{end - start}";

    private static void AppendLines(StringBuilder text, char mark, string[] lines, int start, int end)
    {
        for (var i = start; i < end; i++) text.Append(mark).Append(CodeFrame.Printable(lines[i])).Append('\n');
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : (text.EndsWith('\n') ? text[..^1] : text).Split('\n');

    // At a difference, the nearest pair of equal lines ahead is where the two texts meet again. Repairs change a few lines
    // here and there, so this finds the same changes as a shortest edit script.
    private static List<Change> FindChanges(string[] old, string[] now)
    {
        var changes = new List<Change>();
        for (int i = 0, j = 0; i < old.Length || j < now.Length;)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j]) { i++; j++; continue; }
            var (nextOld, nextNow) = FindMeeting(old, now, i, j);
            changes.Add(new Change(i, nextOld, j, nextNow));
            (i, j) = (nextOld, nextNow);
        }
        return changes;
    }

    private static (int Old, int Now) FindMeeting(string[] old, string[] now, int i, int j)
    {
        for (var distance = 1; distance <= old.Length - i + now.Length - j; distance++)
            for (var skipped = Math.Max(0, distance - (now.Length - j)); skipped <= Math.Min(distance, old.Length - i); skipped++)
            {
                var (a, b) = (i + skipped, j + distance - skipped);
                if (a < old.Length && b < now.Length && old[a] == now[b]) return (a, b);
            }
        return (old.Length, now.Length);
    }
}
