using System.Diagnostics;
using System.Runtime.InteropServices;
using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace LearningSite.Markup;

/// <summary>
/// Ends the reading of a text that takes too long or is too deep. Markdig needs time by the square of a few texts that nobody writes, such as `[a](b` without
/// end, and cannot be cancelled. But it asks its parsers at every line and at every character that may be markup, so two of them ask the clock.
/// </summary>
public sealed partial class TimeBudget(TimeSpan limit)
{
    /// <summary>Of the processor, so that a busy machine changes nothing. Half a second less than a text may take, for what is done with it when it is read.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(1.5);

    /// <summary>Quotes, lists and blocks in each other. Markdig itself looks at this only when all is read, and at each line it looks at every one that is open.</summary>
    public const int MostLevels = 128;

    // A clock costs more than most of what lies between two questions.
    private const int Stride = 16;

    // In one paragraph; they take half a second.
    private const int MostDefinitions = 20_000;
    private readonly long end = Now() + limit.Ticks;
    // No thread works for longer than the clock runs, and the clock is asked for a tenth of what the time of a thread costs.
    private readonly long endByClock = Environment.TickCount64 + (long)limit.TotalMilliseconds;
    private int asked;

    /// <summary>Puts the parsers that ask in front of all others.</summary>
    public static void AddTo(MarkdownPipelineBuilder builder)
    {
        builder.BlockParsers.Insert(0, new AtEveryLine());
        // A line that opens a quote, an item, a block or a note is given to the parsers of its first character alone.
        builder.BlockParsers.Insert(0, new AtEveryLine { OpeningCharacters = [.. ">-*+0123456789:["] });
        builder.InlineParsers.Insert(0, new AtEveryMark());
    }

    private void Ask(int position)
    {
        if (asked++ % Stride != 0 || Environment.TickCount64 < endByClock) return;
        if (Now() > end) throw new SpentException(position);
    }

    /// <summary>Ticks that this thread has worked for. Elsewhere than on Linux the time of the clock has to do.</summary>
    public static long Now() => OperatingSystem.IsLinux() && ClockGetTime(ThreadTime, out var time) == 0 ? (time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / TimeSpan.NanosecondsPerTick) : Stopwatch.GetElapsedTime(0).Ticks;

    private const int ThreadTime = 3; // CLOCK_THREAD_CPUTIME_ID

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, out ClockTime time);

    [StructLayout(LayoutKind.Sequential)]
    private struct ClockTime
    {
        public nint Seconds;
        public nint Nanoseconds;
    }

    /// <param name="position">Where in the text the time had run out.</param>
    public sealed class SpentException(int position) : Exception
    {
        public int Position { get; } = position;
    }

    /// <param name="position">Where in the text the first level too many has begun.</param>
    public sealed class TooDeepException(int position) : Exception
    {
        public int Position { get; } = position;
    }

    private sealed class AtEveryLine : BlockParser
    {
        public override BlockState TryOpen(BlockProcessor processor)
        {
            (processor.Context as ParserContext)?.Budget.Ask(processor.Line.Start);
            var levels = 0;
            // The document itself is none.
            for (var block = processor.CurrentContainer?.Parent; block is not null; block = block.Parent) levels++;
            if (levels > MostLevels) throw new TooDeepException(processor.Line.Start);
            // Reference definitions are read when their paragraph ends, all at once, and nobody is asked meanwhile.
            if (processor.CurrentBlock is ParagraphBlock { Lines.Count: > MostDefinitions } paragraph && paragraph.Lines.Lines[0].Slice.CurrentChar == '[') throw new SpentException(processor.Line.Start);
            return BlockState.None;
        }
    }

    private sealed class AtEveryMark : InlineParser
    {
        public AtEveryMark() => OpeningCharacters = [.. "[]!(<*_~`&\\{$"];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            (processor.Context as ParserContext)?.Budget.Ask(processor.GetSourcePosition(slice.Start));
            return false;
        }
    }
}
