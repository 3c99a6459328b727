using LearningSite.Files;
using LearningSite.Ledgers;
using LearningSite.Linking;
using LearningSite.Rendering;

namespace LearningSite.Offline;

/// <summary>
/// The service worker of a site, in its root, so that it is asked for every page. What it must know of this version stands in front of
/// the script of the theme; whatever changes in the site changes its bytes, and a browser that compares them takes the new one.
/// </summary>
public static class ServiceWorker
{
    public const string Link = "/sw.js";

    /// <param name="contents">The file of <see cref="OfflineContent"/> of each language by the root of its pages, the first one first.</param>
    public static string Write(Site site, IReadOnlyList<DataFile> contents, Theme theme)
    {
        var script = ReadScript("service-worker.js", theme);
        // Icons of an installed site are kept by the system.
        var assets = theme.Assets.Select(a => a.Link).Where(l => !l.EndsWith(".png", StringComparison.Ordinal)).Append(LedgerMap.LinkOf(site.Ledger)).OfType<string>().Select(site.SharedHref).ToList();
        return $"self.site={JsonText.Write(json =>
        {
            json.WriteString("version", FileDigest.Of(string.Concat(contents.Select(c => c.Digest.Hash).Concat(assets).Append(script))).Hash);
            json.WriteStartArray("assets");
            foreach (var asset in assets) json.WriteStringValue(asset);
            json.WriteEndArray();
            json.WriteStartArray("roots");
            foreach (var content in contents) json.WriteStringValue(content.Link);
            json.WriteEndArray();
        })};\n{script}";
    }

    /// <summary>For a site that wants none any more. A browser that finds no file keeps the worker it has; with this one it removes it.</summary>
    public static string WriteStop(Theme theme) => ReadScript("stop-service-worker.js", theme);

    private static string ReadScript(string name, Theme theme) => theme.FindPath("dist/" + name) is { } path ? File.ReadAllText(path) : "";
}
