namespace LearningSite.Markup;

/// <summary>What each of the first 128 characters is, looked up instead of asked for: nearly all text is made of them.</summary>
public static class AsciiTable
{
    public static byte[] Of(Func<char, byte> kindOf)
    {
        var kinds = new byte[128];
        for (var c = 0; c < kinds.Length; c++) kinds[c] = kindOf((char)c);
        return kinds;
    }
}
