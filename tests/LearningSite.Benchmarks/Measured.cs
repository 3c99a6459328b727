using System.Runtime.InteropServices;

namespace LearningSite.Benchmarks;

/// <summary>What a process took, and all processes that it started: `getrusage` knows of both, and a .NET `Process` only of the first.</summary>
/// <param name="Cpu">Seconds of all processors, user and system.</param>
/// <param name="Wall">Seconds on the clock.</param>
/// <param name="Peak">MB that the largest of them had at once.</param>
public sealed partial record Measured(double Cpu, double Wall, double Peak)
{
    /// <summary>The median of each.</summary>
    public static Measured Median(IReadOnlyList<Measured> runs) => new(Median(runs.Select(r => r.Cpu)), Median(runs.Select(r => r.Wall)), Median(runs.Select(r => r.Peak)));

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted && sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;

    /// <summary>Runs a command to its end. What it prints goes to a file, and is part of the exception when it fails.</summary>
    public static Measured Run(string log, params IReadOnlyList<string> command)
    {
        var start = TimeProvider.System.GetTimestamp();
        string?[] arguments = ["sh", "-c", $"exec \"$@\" > '{log}' 2>&1", "sh", .. command, null];
        string?[] environment = [.. Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().Select(e => $"{e.Key}={e.Value}"), null];
        if (PosixSpawn(out var process, "sh", 0, 0, arguments, environment) is var error and not 0) throw new InvalidOperationException($"{command[0]} did not start: error {error}");
        if (Wait(process, out var status, 0, out var usage) != process) throw new InvalidOperationException($"{command[0]} was lost: error {Marshal.GetLastPInvokeError()}");
        var wall = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        return status == 0 ? new Measured(usage.User + usage.System, wall, usage.Peak * 1024 / 1e6)
            : throw new InvalidOperationException($"{string.Join(' ', command)} failed\n{string.Join('\n', File.ReadLines(log).TakeLast(20))}");
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Usage
    {
        private readonly long userSeconds, userMicroseconds, systemSeconds, systemMicroseconds;
        /// <summary>KB on Linux.</summary>
        public readonly long Peak;
        // What else there is nobody reads, but the system writes it.
        private readonly long a, b, c, d, e, f, g, h, i, j, k, l, m;

        public readonly double User => userSeconds + (userMicroseconds / 1e6);
        public readonly double System => systemSeconds + (systemMicroseconds / 1e6);
    }

    [LibraryImport("libc", EntryPoint = "posix_spawnp", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int PosixSpawn(out int process, string file, nint actions, nint attributes, string?[] arguments, string?[] environment);

    [LibraryImport("libc", EntryPoint = "wait4", SetLastError = true)]
    private static partial int Wait(int process, out int status, int options, out Usage usage);
}
