// One build of each site and one browser for everything; two tests at a time, whatever the machine has.
[assembly: AssemblyFixture(typeof(BundledSite))]
[assembly: AssemblyFixture(typeof(QuestionSite))]
[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
