using System.Reflection;

namespace LearningSite.Tests.Support;

/// <summary>Where the sources of this project lie; the build writes it into the assembly.</summary>
public static class ProjectFolder
{
    public static string Path { get; } = typeof(ProjectFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "ProjectFolder").Value
        ?? throw new InvalidOperationException("the project file writes `ProjectFolder` into the assembly");

    /// <summary>The folder with `src`, `theme` and `input`.</summary>
    public static string Repository { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, "../.."));

    /// <summary>Where every code is explained; the program embeds these files.</summary>
    public static string Diagnostics => System.IO.Path.Combine(Repository, "docs/diagnostics");

    public static string Combine(string relativePath) => System.IO.Path.Combine(Path, relativePath);

    public static string ReadText(string relativePath) => File.ReadAllText(Combine(relativePath)).ReplaceLineEndings("\n");
}
