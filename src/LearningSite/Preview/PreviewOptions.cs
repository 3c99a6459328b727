using LearningSite.Pipelines;

namespace LearningSite.Preview;

/// <summary>What the command line asks of a preview.</summary>
/// <param name="Build">The options that every command shares.</param>
/// <param name="Port">Port on 127.0.0.1; 0 takes any free one.</param>
/// <param name="Watches">False builds once.</param>
/// <param name="Reloads">False leaves the reload script out of the pages.</param>
public sealed record PreviewOptions(BuildOptions Build, int Port, bool Watches, bool Reloads);
