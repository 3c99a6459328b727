using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Text;
using LearningSite.Diagnostics;
using LearningSite.Files;
using LearningSite.Ledgers;
using LearningSite.Linking;

namespace LearningSite.Rendering;

/// <summary>
/// The pictures that a link to a page shows elsewhere. Its name holds the hash of what is drawn, so a picture is drawn once and kept;
/// decision 0011 says why they are made only when asked for.
/// </summary>
public sealed class SocialImages(Theme theme, string siteTitle)
{
    public const string Folder = "social/";

    // Lists, questions and entries by the dozen share the picture of the site.
    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal) { "lesson", "track", "path", "role", "skill", "bridge", "quiz", "project", "story" };

    private readonly string? script = theme.FindPath("dist/cards.mjs");
    private readonly Lazy<string> version = new(() => VersionOf(theme.FindPath("dist/cards.mjs")));

    private sealed record Card(string Kind, string Title);

    /// <summary>Without link root.</summary>
    public string LinkOf(Page page, InterfaceText text) => "/" + Folder + NameOf(CardOf(page, text));

    /// <summary>Null unless the site asks for them and has an address.</summary>
    public static SocialImages? Create(Site site, Theme theme) => site.Settings is { GenerateSocialImages: true, Origin: not null } ? new SocialImages(theme, site.Settings.SiteTitle) : null;

    /// <summary>Draws what the cache does not hold, copies all of them behind the pages, and forgets those that no page has any more.</summary>
    public async Task<bool> GenerateAsync(IEnumerable<Edition> editions, string stagingPath, string? cachePath, DiagnosticBag diagnostics)
    {
        var staged = Path.Combine(stagingPath, Folder);
        Directory.CreateDirectory(staged);
        var kept = cachePath is null ? staged : Path.Combine(cachePath, Folder);
        var cards = editions.SelectMany(e => e.Pages.Select(p => CardOf(p, e.Text))).Distinct().ToDictionary(NameOf, StringComparer.Ordinal);
        try
        {
            if (cachePath is not null) OutputFolder.CreateMarked(cachePath);
            Directory.CreateDirectory(kept);
            var missing = cards.Where(c => !File.Exists(Path.Combine(kept, c.Key))).OrderBy(c => c.Key, StringComparer.Ordinal).ToList();
            if (missing.Count > 0 && await DrawAsync(missing, kept) is { } reason) return Fail(reason, diagnostics);
            if (cachePath is null) return true;
            foreach (var name in cards.Keys) File.Copy(Path.Combine(kept, name), Path.Combine(staged, name), overwrite: true);
            foreach (var old in Directory.EnumerateFiles(kept).Where(f => !cards.ContainsKey(Path.GetFileName(f))).ToList()) File.Delete(old);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fail(exception.Message, diagnostics);
        }
    }

    private Card CardOf(Page page, InterfaceText text) => page.Document is { } document && Kinds.Contains(document.Kind) ? new Card(text.Get("kind." + document.Kind), document.Title) : new Card("", siteTitle);

    private string NameOf(Card card) => LedgerEntry.HashOf($"{card.Kind}\t{card.Title}\t{siteTitle}\t{version.Value}") + ".png";

    /// <summary>Null when all are there.</summary>
    private async Task<string?> DrawAsync(List<KeyValuePair<string, Card>> cards, string folder)
    {
        if (script is null) return "the theme's `dist/cards.mjs` is not built";
        try
        {
            using var process = Process.Start(new ProcessStartInfo("node", [script]) { RedirectStandardInput = true, RedirectStandardError = true });
            if (process is null) return "Node did not start";
            var error = process.StandardError.ReadToEndAsync();
            var lines = new StringBuilder();
            foreach (var (name, card) in cards) lines.Append(WriteLine(Path.Combine(folder, name), card)).Append('\n');
            var isHeard = await TryWriteAsync(process, lines.ToString());
            await process.WaitForExitAsync();
            if (isHeard && process.ExitCode == 0) return null;
            // Without the folders, which tell of the machine.
            var said = (await error).Split('\n').FirstOrDefault(l => l.Contains("Error", StringComparison.Ordinal))?.Trim().Replace(Path.GetDirectoryName(script) + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
            return said ?? "Node ended before all were drawn";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "Node was not found";
        }
    }

    // Node that ends early says why itself, and better than the pipe that it leaves.
    private static async Task<bool> TryWriteAsync(Process process, string lines)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(lines));
            return true;
        }
        catch (IOException) { return false; }
        finally { process.StandardInput.BaseStream.Close(); }
    }

    private string WriteLine(string path, Card card) => JsonText.Write(json =>
    {
        json.WriteString("path", path);
        json.WriteString("kind", card.Kind);
        json.WriteString("title", card.Title);
        json.WriteString("site", siteTitle);
    });

    private static bool Fail(string reason, DiagnosticBag diagnostics)
    {
        diagnostics.Add(new Diagnostic(Codes.SocialImagesFailed, $"the pictures for links could not be drawn: {reason}", null, null, "run `dotnet build src/LearningSite`, or build without `GenerateSocialImages`"));
        return false;
    }

    // Another drawing makes other pictures.
    private static string VersionOf(string? script)
    {
        var checksum = 0u;
        if (script is not null) foreach (var b in File.ReadAllBytes(script)) checksum = BitOperations.Crc32C(checksum, b);
        return checksum.ToString("x8", CultureInfo.InvariantCulture);
    }
}
