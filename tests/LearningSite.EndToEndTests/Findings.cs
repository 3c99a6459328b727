namespace LearningSite.EndToEndTests;

internal static class Findings
{
    /// <summary>Fails with all findings in full; `Assert.Empty` shows the beginnings of five.</summary>
    public static void AssertNone(IEnumerable<string> findings)
    {
        var all = findings.Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, $"{all.Count} findings:\n{string.Join('\n', all)}");
    }
}
