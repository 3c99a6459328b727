using LearningSite.Benchmarks;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>
/// A lesson costs as much among many as among few. What is allocated stands for what is done, because it is nearly the same in every run and on every machine; how long
/// builds take is measured by `tests/LearningSite.Benchmarks`.
/// </summary>
[Collection(nameof(Alone))]
public class GrowthTests
{
    // Threads share buffers by chance, which is some per cent. A list of all pages that is made for each page is a quarter more.
    private const double MostGrowth = 1.1;

    [Fact]
    public async Task Lesson_more_allocates_as_much_among_many_as_among_few()
    {
        const int Few = 500, Some = 1000, Many = 3000;
        await AllocateAsync(Some); // what is made once for a process
        var (few, some, many) = (await AllocateAsync(Few), await AllocateAsync(Some), await AllocateAsync(Many));
        var (early, late) = ((some - few) / (Some - Few), (many - some) / (Many - Some));
        TestContext.Current.TestOutputHelper?.WriteLine($"{early:N0} and {late:N0} bytes a lesson");
        Assert.True(late <= early * MostGrowth, $"one lesson more allocates {early:N0} bytes from {Few} to {Some} lessons, and {late:N0} from {Some} to {Many}: something grows with their square");
    }

    /// <summary>Bytes that a check allocates, of lessons so short, and of tracks so long, that what grows with the number of lessons is seen.</summary>
    private static async Task<double> AllocateAsync(int lessons)
    {
        using var site = new TestSite();
        new Corpus(lessons, sections: 1, tracks: 4).Write(site.Root);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var check = await site.CheckAsync();
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        Assert.False(check.HasErrors, TestSite.Report(check.Diagnostics));
        return allocated;
    }
}

/// <summary>Other tests would allocate beside it.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public class Alone;
