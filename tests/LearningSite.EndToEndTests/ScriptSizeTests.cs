using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using LearningSite.EndToEndTests.Sites;

namespace LearningSite.EndToEndTests;

/// <summary>What a page of questions loads, with everything that its modules import.</summary>
public sealed partial class ScriptSizeTests(QuestionSite questions)
{
    [Theory]
    [InlineData("lessons/checks/index.html", 12)]
    [InlineData("quizzes/every-type/index.html", 20)]
    public void Scripts_of_a_page_stay_within_their_budget(string page, int kilobytes)
    {
        var loaded = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match script in ScriptLinks().Matches(Encoding.UTF8.GetString(questions.Site.Files[page]))) Load(script.Groups[1].Value, loaded);
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
