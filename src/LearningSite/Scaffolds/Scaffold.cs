namespace LearningSite.Scaffolds;

/// <summary>A kind of content that `new` writes.</summary>
/// <param name="Create">The files to write and to change; null after a finding.</param>
public sealed record Scaffold(string Kind, string About, IReadOnlyList<Need> Needs, Func<Answers, WriteScaffold, bool> Create);
