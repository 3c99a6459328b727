using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>The Python of the bundled pages runs, and prints what they show. `UPDATE_SNAPSHOTS=1` writes the outputs into the pages.</summary>
public class PageCodeTests
{
    private static readonly string Input = Path.Combine(ProjectFolder.Repository, "input");

    public PageCodeTests() => RunPage.RequirePython();

    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Input, "*.md", SearchOption.AllDirectories).Where(f => RunPage.HasCode(Read(f)))
        .Select(f => Path.GetRelativePath(ProjectFolder.Repository, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Pages))]
    public void Code_prints_what_the_page_shows(string page)
    {
        var path = Path.Combine(ProjectFolder.Repository, page);
        var (faults, corrected) = RunPage.Run(page, Read(path));
        if (Snapshots.IsUpdating && corrected != Read(path))
        {
            File.WriteAllText(path, corrected);
            (faults, _) = RunPage.Run(page, corrected);
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static string Read(string path) => File.ReadAllText(path).ReplaceLineEndings("\n");

    [Fact]
    public void Blocks_of_a_page_share_a_session()
    {
        Assert.Empty(Faults("""
            ```python run=quiet
            rows = [1, 2, 3]
            ```

            ```python run
            print(sum(rows))
            ```
            ```output
            6
            ```
            """));
    }

    [Fact]
    public void Another_output_is_a_fault_with_its_place_and_can_be_corrected()
    {
        const string Page = """
            Text.

            ```python run
            print("a\n\nb")
            ```

            ```output
            c
            ```

            1. An item

               ```python run
               print("d\ne")
               ```

            More.
            """;
        var (faults, corrected) = RunPage.Run("page.md", Page);
        Assert.Collection(faults, f => Assert.StartsWith("page.md:7: the code prints\na\n\nb\n-- and the page shows\nc\n", f), f => Assert.StartsWith("page.md:13: ", f));
        Assert.Empty(RunPage.Run("page.md", corrected).Faults);
        Assert.EndsWith("   ```\n\n   ```output\n   d\n   e\n   ```\n\nMore.", corrected);
    }

    [Fact]
    public void Code_that_fails_is_a_fault_with_its_traceback()
    {
        Assert.Contains("page.md:1: the code fails:", Assert.Single(Faults("```python run\n1 / 0\n```\n```output\n1\n```")));
        Assert.Contains("ZeroDivisionError", Assert.Single(Faults("```python run\n1 / 0\n```\n```output\n1\n```")));
        Assert.Contains("SystemExit", Assert.Single(Faults("```python run\nprint(1)\nexit(1)\n```\n```output\n1\n```")));
    }

    [Fact]
    public void Code_that_prints_nothing_needs_no_output_and_says_so()
    {
        Assert.Contains("run=quiet", Assert.Single(Faults("```python run\na = 1\n```\n```output\n```")));
        Assert.Contains("the code prints\n1", Assert.Single(Faults("```python run=quiet\nprint(1)\n```")));
    }

    [Fact]
    public void Code_alone_knows_nothing_of_the_blocks_above()
    {
        Assert.Contains("NameError", Assert.Single(Faults("""
            ```python run=quiet
            rows = [1]
            ```

            ```python run=alone
            print(rows)
            ```
            ```output
            [1]
            ```
            """)));
    }

    [Fact]
    public void Code_reaches_no_network()
    {
        const string Code = "import urllib.request\nurllib.request.urlopen('http://127.0.0.1:9/')";
        foreach (var word in new[] { "run", "run=alone" })
            Assert.Contains("without a network", Assert.Single(Faults($"```python {word}\n{Code}\n```\n```output\n1\n```")));
    }

    [Fact]
    public void Tests_on_a_page_use_the_files_above_and_may_fail()
    {
        Assert.Empty(Faults("""
            ```python model.py run=quiet
            def double(x):
                return 2 * x
            ```

            ```python test_model.py run=pytest
            from model import double

            def test_double():
                assert double(2) == 4

            def test_text():
                assert double("a") == "a"
            ```
            ```output
            .F                                                                       [100%]
            =================================== FAILURES ===================================
            test_model.py:7: AssertionError: assert 'aa' == 'a'
            =========================== short test summary info ============================
            FAILED test_model.py::test_text - AssertionError: assert 'aa' == 'a'
            1 failed, 1 passed
            ```
            """));
    }

    private static IReadOnlyList<string> Faults(string markdown) => RunPage.Run("page.md", markdown).Faults;
}
