namespace LearningSite.Diagnostics;

/// <summary>Texts that are part of the program, with `\n` at the end of each line: explanations of codes, scaffolds, schemas.</summary>
public static class EmbeddedText
{
    /// <param name="name">The `LogicalName` in the project file.</param>
    public static string Read(string name) => Find(name) ?? throw new InvalidOperationException($"the program lacks its part `{name}`");

    public static string? Find(string name)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(name);
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
