using System.Globalization;
using System.Text;

namespace LearningSite.Benchmarks;

/// <summary>
/// A made-up site of any number of lessons in 20 tracks. A lesson has about 8 KB: six sections with paragraphs, links to other lessons, lists, tables, code and
/// quotes, and three quick checks. The same number of lessons is the same text on every machine.
/// </summary>
/// <param name="count">How many lessons.</param>
/// <param name="sections">Fewer make shorter lessons; every second one ends with a quick check.</param>
/// <param name="tracks">Fewer make longer tracks.</param>
public sealed class Corpus(int count, int sections = 6, int tracks = 20)
{
    private static readonly string[] Words =
        ("model data test drift bias fairness pipeline metric training validation deployment monitor feature label recall precision threshold regression baseline evaluate engineer " +
         "quality automate reproducible experiment dataset production latency robust explain audit compliance lesson learner quiz salary role skill roadmap python notebook tensor " +
         "gradient overfit sample distribution").Split(' ');
    private uint state;

    /// <summary>Writes `statiq.json` and `input/` into a folder.</summary>
    public void Write(string root)
    {
        WriteFile(root, "statiq.json", "{ \"SiteTitle\": \"Bench\", \"Host\": \"example.com\", \"LinksUseHttps\": true }\n");
        WriteFile(root, "input/index.md", "---\ntitle: Bench\nsummary: A made-up site, written to find out how long a build takes.\n---\n\nWelcome.\n");
        for (var track = 0; track < tracks; track++) WriteFile(root, $"input/tracks/track-{track}.yml", CreateTrack(track));
        for (var i = 0; i < count; i++) WriteFile(root, $"input/{PathOf(i)}", CreateLesson(i));
    }

    /// <summary>Where a lesson lies below `input/`.</summary>
    public string PathOf(int lesson) => $"lessons/track-{lesson % tracks}/lesson-{lesson}.md";

    private string CreateTrack(int track)
    {
        state = (uint)(track + 1);
        var lessons = Enumerable.Range(0, count).Where(i => i % tracks == track).Select(i => $"  - lesson-{i}\n");
        return $"title: Track {track}\npromise: {Sentence()}\nlessons:\n{string.Concat(lessons)}";
    }

    private string CreateLesson(int lesson)
    {
        // Each lesson begins its own series, so that it reads the same among few and among many.
        state = (uint)(lesson + 1001);
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"---\ntitle: Lesson {lesson} {Word()} {Word()}\nsummary: Lesson {lesson}. {Sentence()}\nlevel: beginner\nobjectives:\n");
        for (var k = 0; k < sections / 2; k++) text.Append(CultureInfo.InvariantCulture, $"  objective-{k}: Explain {Word()} and {Word()} number {k}.\n");
        text.Append("updated: 2026-01-15\n---\n\n");
        for (var section = 0; section < sections; section++) WriteSection(text, lesson, section);
        return text.ToString();
    }

    private void WriteSection(StringBuilder text, int lesson, int section)
    {
        var other = Next(count);
        text.Append(CultureInfo.InvariantCulture, $"## Section {section} {Word()}\n\n{Paragraph()}\n\n{Paragraph()} See [another lesson](../../{PathOf(other)}) and *{Word()}* or `code`.\n\n");
        if (section % 3 == 0) text.Append(CultureInfo.InvariantCulture, $"- {Sentence()}\n- {Sentence()}\n- {Sentence()}\n- {Sentence()}\n\n");
        if (section % 3 == 1)
        {
            text.Append("| Role | Skill | Range |\n|---|---|---|\n");
            for (var row = 0; row < 5; row++) text.Append(CultureInfo.InvariantCulture, $"| {Word()} | {Word()} | ${80 + Next(120)},000 |\n");
            text.Append('\n');
        }
        if (section % 3 == 2) text.Append(CultureInfo.InvariantCulture, $"```python\ndef f{lesson}(x):\n    return x + {section}\n```\n\n> {Sentence()}\n\n");
        if (section % 2 == 1) WriteQuickCheck(text, lesson, section / 2);
    }

    private void WriteQuickCheck(StringBuilder text, int lesson, int number)
    {
        var right = Next(4);
        text.Append(CultureInfo.InvariantCulture, $":::: quiz {{#lesson-{lesson}-check-{number} objective=objective-{number}}}\n{Sentence()[..^1]}?\n\n");
        for (var option = 0; option < 4; option++) text.Append(CultureInfo.InvariantCulture, $"- [{(option == right ? 'x' : ' ')}] {Sentence()}\n  > {Sentence()}\n");
        text.Append(CultureInfo.InvariantCulture, $"\n{Sentence()}\n::::\n\n");
    }

    private string Paragraph() => string.Join(' ', Enumerable.Range(0, 3 + Next(3)).Select(_ => Sentence()));

    private string Sentence()
    {
        var words = string.Join(' ', Enumerable.Range(0, 8 + Next(11)).Select(_ => Word()));
        return char.ToUpperInvariant(words[0]) + words[1..] + ".";
    }

    private string Word() => Words[Next(Words.Length)];

    // Xorshift (Marsaglia 2003): `System.Random` promises no series.
    private int Next(int below)
    {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        return (int)(state % (uint)below);
    }

    /// <summary>Writes a file below a folder, and the folders that it needs.</summary>
    public static void WriteFile(string root, string relativePath, string text)
    {
        var path = Path.Combine(root, relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
