using System.Reflection;
using LearningSite.Files;

namespace LearningSite.Commands;

/// <summary>
/// The help of the whole program, as `help.txt` keeps it: to make it of all commands and options takes longer than to start the program.
/// `CommandLineTests` sees to it that both say the same, and writes the file.
/// </summary>
public static class Help
{
    public const int Width = 80;

    public static int Print()
    {
        using var text = Assembly.GetExecutingAssembly().GetManifestResourceStream("help.txt")!;
        var bytes = new byte[text.Length];
        text.ReadExactly(bytes);
        if (PosixFile.TryPrint(bytes)) return ExitCode.Normal;
        using var output = Console.OpenStandardOutput();
        output.Write(bytes);
        return ExitCode.Normal;
    }
}
