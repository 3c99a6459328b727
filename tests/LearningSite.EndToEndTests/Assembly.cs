// One build of each site and one browser for everything; three tests at a time, whatever the machine has: each waits for the browser now and then.
[assembly: AssemblyFixture(typeof(BundledSite))]
[assembly: AssemblyFixture(typeof(QuestionSite))]
[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: CollectionBehavior(MaxParallelThreads = 3)]
