using System.Runtime.ExceptionServices;

namespace LearningSite.Pipelines;

/// <summary>
/// Work in parallel on threads with a deep stack of their own. Markdig and our renderer call themselves once for each level of a text, up to some ten thousand
/// open marks in one paragraph; a thread of the pool has 1.5 MB on Windows and macOS, and an overflow of the stack ends the process at once.
/// </summary>
public static class DeepThreads
{
    /// <summary>Reserved, and only touched when it is needed.</summary>
    private const int StackBytes = 64 * 1024 * 1024;

    public static T Run<T>(Func<T> work)
    {
        T? result = default;
        For(1, _ => result = work());
        return result!;
    }

    /// <summary>Runs the work for 0, 1, 2 … and returns when all is done; the first exception ends it.</summary>
    public static void For(int count, Action<int> work)
    {
        var next = -1;
        ExceptionDispatchInfo? failure = null;
        var threads = new Thread[Math.Min(count, Environment.ProcessorCount)];
        for (var i = 0; i < threads.Length; i++) (threads[i] = new Thread(Run, StackBytes) { IsBackground = true, Name = "Compiler" }).Start();
        foreach (var thread in threads) thread.Join();
        failure?.Throw();

        void Run()
        {
            try
            {
                while (failure is null && Interlocked.Increment(ref next) is var i && i < count) work(i);
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
            }
        }
    }
}
