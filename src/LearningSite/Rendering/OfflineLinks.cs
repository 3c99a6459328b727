namespace LearningSite.Rendering;

/// <summary>What every page of a site names that can be read without a network. Addresses carry the link root.</summary>
/// <param name="WorkerHref">Null in `preview`, where an author is to see what was just saved.</param>
/// <param name="ManifestHref">What a system needs to install the site.</param>
public sealed record OfflineLinks(string? WorkerHref, string ManifestHref);
