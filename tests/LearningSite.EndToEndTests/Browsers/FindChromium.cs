using System.Diagnostics;

namespace LearningSite.EndToEndTests.Browsers;

/// <summary>
/// Finds a Chromium, or fetches one: `CHROMIUM_PATH`, then the one that Playwright keeps for itself, then the system's; then
/// Playwright's download and, for root on Debian, the package. Of Debian's two the one without windows is taken, as Playwright
/// does of its own: the same engine, and a run takes a third less time where nobody draws a toolbar.
/// </summary>
internal static class FindChromium
{
    private static readonly string[] SystemPaths =
    [
        "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/snap/bin/chromium", "/opt/google/chrome/chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    public static async Task<string> RunAsync(IPlaywright playwright)
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } named)
            return File.Exists(named) ? named : throw new FileNotFoundException($"CHROMIUM_PATH names `{named}`, and there is no such file");
        return Find(playwright) ?? Download(playwright) ?? await InstallPackageAsync() ?? throw new FileNotFoundException("""
            no Chromium was found, and none could be installed. Do one of these and run the tests again:
              - install a browser: `apt-get install chromium`, `dnf install chromium`, `brew install --cask chromium`
              - let Playwright fetch its own: `pwsh bin/Debug/net10.0/playwright.ps1 install chromium`
              - name the program of a Chromium or Chrome: `CHROMIUM_PATH=/path/to/chrome dotnet test`
            """);
    }

    private static string? Find(IPlaywright playwright) => SystemPaths.Prepend(playwright.Chromium.ExecutablePath).FirstOrDefault(File.Exists);

    private static string? Download(IPlaywright playwright)
    {
        Say("no Chromium here; Playwright fetches its own …");
        var exitCode = Microsoft.Playwright.Program.Main(["install", "chromium"]);
        if (exitCode == 0 && File.Exists(playwright.Chromium.ExecutablePath)) return playwright.Chromium.ExecutablePath;
        Say($"Playwright could not fetch a browser (exit code {exitCode})");
        return null;
    }

    private static async Task<string?> InstallPackageAsync()
    {
        if (Environment.UserName != "root" || !File.Exists("/etc/debian_version")) return null;
        Say("installing a Chromium with apt-get …");
        // Older releases have no package of the shell alone.
        return await RunAsync("apt-get", "update") && (await RunAsync("apt-get", "install", "-y", "chromium-headless-shell") || await RunAsync("apt-get", "install", "-y", "chromium")) ? SystemPaths.FirstOrDefault(File.Exists) : null;
    }

    // The output goes to the console as it comes: a first run can take minutes, and silence looks like a hang.
    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" } });
        if (process is null) return false;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }

    private static void Say(string message) => Console.WriteLine($"[browser] {message}");
}
