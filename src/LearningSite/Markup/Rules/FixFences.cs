using LearningSite.Diagnostics;

namespace LearningSite.Markup.Rules;

/// <summary>
/// Makes the fences around a block longer than those inside it. What closes what is read as people write it: a fence with a
/// word opens, one without closes the last one opened. Only when that reading leaves nothing open, and each pair is equally
/// long, is it what was meant.
/// </summary>
public static class FixFences
{
    private sealed record Fence(char Mark, int Start, int Length)
    {
        /// <summary>What the fences inside ask for.</summary>
        public int Needed { get; set; } = Length;
    }

    public static Fix? TryFix(string text, int bodyStart)
    {
        var open = new Stack<Fence>();
        var edits = new List<TextEdit>();
        for (var at = bodyStart; at < text.Length; at = text.IndexOf('\n', at) is var end and >= 0 ? end + 1 : text.Length)
        {
            if (FindFence(text, at, out var hasWord) is not { } fence) continue;
            var top = open.Count > 0 ? open.Peek() : null;
            // In a block of code, only fences that could close it are fences.
            if (top is { Mark: not ':' } && (fence.Mark != top.Mark || fence.Length < top.Length)) continue;
            if (hasWord || top is null || top.Mark != fence.Mark)
            {
                if (!hasWord && fence.Mark == ':') return null;
                open.Push(fence);
                continue;
            }
            if (fence.Length != top.Length) return null;
            open.Pop();
            if (top.Needed > top.Length) edits.AddRange([Lengthen(top, top.Needed), Lengthen(fence, top.Needed)]);
            if (open.FirstOrDefault(f => f.Mark == top.Mark) is { } outer) outer.Needed = Math.Max(outer.Needed, top.Needed + 1);
        }
        return open.Count > 0 || edits.Count == 0 ? null : new Fix([.. edits.OrderBy(e => e.Start)]);
    }

    private static TextEdit Lengthen(Fence fence, int length) => new(fence.Start, new string(fence.Mark, fence.Length), new string(fence.Mark, length));

    private static Fence? FindFence(string text, int lineStart, out bool hasWord)
    {
        var at = lineStart;
        while (at < text.Length && at - lineStart < 3 && text[at] == ' ') at++;
        var end = at;
        while (end < text.Length && text[end] is ':' or '`' or '~' && text[end] == text[at]) end++;
        var lineEnd = text.IndexOf('\n', at) is var found and >= 0 ? found : text.Length;
        var word = text.AsSpan(Math.Min(end, lineEnd), Math.Max(0, lineEnd - end));
        hasWord = !word.IsWhiteSpace();
        return end - at < 3 || (text[at] == '`' && word.Contains('`')) ? null : new Fence(text[at], at, end - at);
    }
}
