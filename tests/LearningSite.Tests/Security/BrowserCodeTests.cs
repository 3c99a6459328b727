using System.Text.RegularExpressions;
using LearningSite.Tests.Support;

namespace LearningSite.Tests.Security;

/// <summary>T40: no script of ours makes markup or code out of text.</summary>
public sealed partial class BrowserCodeTests
{
    public static TheoryData<string> Folders => ["theme/input/js", "src/LearningSite/Preview"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Script_hands_no_text_to_a_sink(string folder)
    {
        var files = Directory.EnumerateFiles(Path.Combine(ProjectFolder.Repository, folder), "*.js").ToList();
        Assert.NotEmpty(files);
        Assert.Equal([], files.SelectMany(f => Sink().Matches(File.ReadAllText(f)).Select(m => $"{Path.GetFileName(f)}: {m.Value}")));
    }

    [Theory]
    [InlineData("element.innerHTML = text")]
    [InlineData("element.insertAdjacentHTML('beforeend', text)")]
    [InlineData("document.write(text)")]
    [InlineData("eval(text)")]
    [InlineData("new Function(text)")]
    [InlineData("setTimeout('alert(1)', 1)")]
    [InlineData("element.setAttribute('onclick', text)")]
    [InlineData("frame.srcdoc = text")]
    [InlineData("new DOMParser().parseFromString(text, 'text/html')")]
    public void Sink_is_seen(string code) => Assert.Matches(Sink(), code);

    [GeneratedRegex(@"innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|DOMParser|document\.write|srcdoc|javascript:|\beval\s*\(|new\s+Function\b|set(?:Timeout|Interval)\s*\(\s*['""`]|setAttribute(?:NS)?\s*\(\s*['""`]on", RegexOptions.NonBacktracking)]
    private static partial Regex Sink();
}
