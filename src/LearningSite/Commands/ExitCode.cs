namespace LearningSite.Commands;

/// <summary>Statiq's exit codes.</summary>
public static class ExitCode
{
    public const int Normal = 0;
    public const int UnhandledError = 1;
    /// <summary>Errors in the content.</summary>
    public const int ExecutionError = 4;
    /// <summary>Warnings, when `Strict` asks for none.</summary>
    public const int LogLevelFailure = 5;
    public const int CommandLineError = 255;
}
