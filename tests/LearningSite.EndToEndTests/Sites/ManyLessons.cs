using System.Text.RegularExpressions;

namespace LearningSite.EndToEndTests.Sites;

/// <summary>A site of as many lessons as asked for, written into a folder: each is 24 paragraphs taken at random from the bundled lessons, so that words are as common as they are there.</summary>
internal static partial class ManyLessons
{
    private const int Tracks = 20, Paragraphs = 24;

    public static void Write(string root, int count)
    {
        var random = new Random(count);
        var paragraphs = Directory.EnumerateFiles(Path.Combine(Repository.Root, "input/lessons"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .SelectMany(file => File.ReadAllText(file).Split("\n\n"))
            .Select(paragraph => Link().Replace(paragraph.Trim().ReplaceLineEndings(" "), "$1")).Where(paragraph => Plain().IsMatch(paragraph)).ToArray();
        string Words(int wordCount) => string.Join(' ', Word().Matches(random.GetItems(paragraphs, 1)[0]).Select(word => word.Value).Take(wordCount));

        WriteFile("statiq.json", """{ "CurrentDateTime": "2026-11-20" }""");
        WriteFile("input/index.md", "---\ntitle: Home\nsummary: As many lessons as somebody asked for.\n---\nWelcome.\n");
        for (var track = 0; track < Tracks; track++)
            WriteFile($"input/tracks/track-{track}.yml", $"title: Track {track}\npromise: You have read track {track}.\nlessons:\n{string.Concat(Enumerable.Range(0, count).Where(i => i % Tracks == track).Select(i => $"  - lesson-{i}\n"))}");
        for (var i = 0; i < count; i++)
            WriteFile($"input/lessons/track-{i % Tracks}/lesson-{i}.md", $"---\ntitle: Lesson {i} {Words(4)}\nsummary: Lesson {i} tells of {Words(8)}.\nlevel: beginner\nobjectives: {{ know: Know it. }}\n---\n"
                + string.Concat(random.GetItems(paragraphs, Paragraphs).Select((paragraph, at) => (at % 4 == 0 ? $"## Part {at / 4} {Words(3)}\n\n" : "") + paragraph + "\n\n")));

        void WriteFile(string path, string text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, path))!);
            File.WriteAllText(Path.Combine(root, path), text);
        }
    }

    [GeneratedRegex(@"\[([^\[\]]*)\]\([^()]*\)", RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    // Running text, and nothing that a line alone would mean something else by.
    [GeneratedRegex(@"^[A-Z][^\[\]<>{}|$`:#*_\\=]{80,}\.$", RegexOptions.NonBacktracking)]
    private static partial Regex Plain();

    [GeneratedRegex("[a-z]{3,}", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
