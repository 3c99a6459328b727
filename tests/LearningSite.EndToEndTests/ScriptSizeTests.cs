using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using LearningSite.EndToEndTests.Sites;

namespace LearningSite.EndToEndTests;

/// <summary>
/// What a page of questions loads when it is opened, with everything that its modules import. Types with fields of their own are a
/// file that only pages with one of them fetch; what comes after a click, or once, is not counted.
/// </summary>
public sealed partial class ScriptSizeTests(QuestionSite questions)
{
    [Theory]
    [InlineData("lessons/checks/index.html", false, 12)]
    [InlineData("lessons/checks/index.html", true, 16)]
    [InlineData("quizzes/every-type/index.html", true, 20)]
    public void Scripts_of_a_page_stay_within_their_budget(string page, bool hasEveryType, int kilobytes)
    {
        var loaded = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match script in ScriptLinks().Matches(Encoding.UTF8.GetString(questions.Site.Files[page]))) Load(script.Groups[1].Value, loaded);
        if (hasEveryType) Load(questions.Site.Files.Keys.Single(file => file.StartsWith("assets/more-questions.", StringComparison.Ordinal)), loaded);
        Assert.NotEmpty(loaded);
        Assert.InRange(loaded.Sum(file => Compress(questions.Site.Files[file])), 1, kilobytes * 1024);
    }

    private void Load(string file, HashSet<string> loaded)
    {
        if (!loaded.Add(file)) return;
        foreach (Match import in Imports().Matches(Encoding.UTF8.GetString(questions.Site.Files[file]))) Load("assets/" + import.Groups[1].Value, loaded);
    }

    private static long Compress(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize)) gzip.Write(content);
        return compressed.ToArray().LongLength;
    }

    [GeneratedRegex("<script[^>]* src=\"/([^\"]+)\"")]
    private static partial Regex ScriptLinks();

    [GeneratedRegex("(?:from|import)\\s*\"\\./([^\"]+)\"")]
    private static partial Regex Imports();
}
