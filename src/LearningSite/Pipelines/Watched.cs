using LearningSite.Diagnostics;
using LearningSite.Files;

namespace LearningSite.Pipelines;

/// <summary>What a preview, which watches the files, and a build tell each other.</summary>
/// <param name="Listed">All files, when the preview knows that no others came or went since the last build; null lists them.</param>
/// <param name="Asked">Hands out pages while others are still made; null waits for the end.</param>
/// <param name="Fail">Told what was found so far, when that shows before any page is made that the site is not good. All pages are still looked at.</param>
/// <param name="IsOutdated">True when something was saved since: a build that is not good gives way.</param>
public sealed record Watched(IReadOnlyList<SourceFile>? Listed, AskedPages? Asked, Action<DiagnosticBag>? Fail, Func<bool>? IsOutdated);
