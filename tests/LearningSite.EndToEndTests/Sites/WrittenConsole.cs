using System.Text;

namespace LearningSite.EndToEndTests.Sites;

/// <summary>Takes what is written to the console, and lets a test wait for a piece of it.</summary>
internal sealed class WrittenConsole : TextWriter
{
    private readonly Lock gate = new();
    private readonly StringBuilder text = new();
    private readonly List<(string Piece, TaskCompletionSource<string> Source)> waiting = [];

    public override Encoding Encoding => Encoding.UTF8;

    /// <returns>Everything written so far.</returns>
    public Task<string> WaitForAsync(string piece)
    {
        lock (gate)
        {
            var source = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((piece, source));
            Tell();
            return source.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        }
    }

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value)
    {
        lock (gate)
        {
            text.Append(value);
            Tell();
        }
    }

    public override void WriteLine(string? value) => Write(value + "\n");

    private void Tell()
    {
        var written = text.ToString();
        foreach (var (_, source) in waiting.Where(entry => written.Contains(entry.Piece, StringComparison.Ordinal))) source.TrySetResult(written);
        waiting.RemoveAll(entry => entry.Source.Task.IsCompleted);
    }
}
