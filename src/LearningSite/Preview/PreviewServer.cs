using System.Net.Sockets;
using LearningSite.Diagnostics;
using LearningSite.Pipelines;
using LearningSite.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;

namespace LearningSite.Preview;

/// <summary>`preview`: opens the port, builds, and builds again after every change, until it is stopped.</summary>
public sealed class PreviewServer
{
    // What a wrong command line exits with.
    private const int PortRefused = 255;
    private readonly PreviewOptions options;
    private readonly CurrentSite current = new();
    private readonly AnswerRequest answer;
    private readonly BuildPreview build;
    private readonly CancellationToken stop;

    private PreviewServer(PreviewOptions options, CancellationToken stop)
    {
        this.options = options;
        this.stop = stop;
        var reload = options.Reloads ? new LiveReload(current) : null;
        answer = new AnswerRequest(current, reload, stop);
        build = new BuildPreview(options, reload);
    }

    /// <summary>Runs until <paramref name="stop"/>. The exit code: 0, or 255 when the port cannot be had.</summary>
    public static async Task<int> RunAsync(PreviewOptions options, CancellationToken stop)
    {
        try
        {
            return await new PreviewServer(options, stop).RunAsync();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
    }

    private async Task<int> RunAsync()
    {
        if (await TryOpenAsync(options.Port) is not { } app) return PortRefused;
        await using (app)
        {
            try { await ServeAsync(app); }
            finally { await app.StopAsync(CancellationToken.None); }
        }
        return 0;
    }

    private async Task<WebApplication?> TryOpenAsync(int port)
    {
        if (port is < 0 or > 65535) return Refuse($"there is no port {port}", "ports go from 1 to 65535: `--port 5080`");
        try
        {
            return await PreviewHost.StartAsync(port, answer.RunAsync, stop);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            var free = PreviewHost.FindFreePort(port);
            if (Console.IsInputRedirected || Console.IsOutputRedirected) return Refuse($"port {port} is taken", $"use another one: `--port {free}`");
            return await AgreesAsync($"Port {port} is taken. Use {free}? [Y/n] ") ? await TryOpenAsync(free) : null;
        }
        catch (SocketException exception)
        {
            return Refuse($"port {port} cannot be opened: {exception.Message}", "use another one: `--port 5080`");
        }
    }

    private async Task ServeAsync(WebApplication app)
    {
        using var watcher = new SiteWatcher();
        var site = PreviewSite.Nothing;
        var settings = new SiteSettings();
        var folders = SiteFolders.Find(options.Build.Root, settings);
        IReadOnlyCollection<string>? changed = null;
        while (true)
        {
            var listed = build.Refresh(changed);
            if (listed is null)
            {
                settings = TryReadSettings() ?? settings;
                folders = SiteFolders.Find(options.Build.Root, settings);
                if (options.Watches) watcher.Renew(WatchedPlace.Find(folders, settings));
            }
            var change = watcher.WaitAsync(stop);
            // A build in memory leaves nothing behind, so Ctrl+C need not wait for its end.
            site = await Task.Run(() => build.RunAsync(settings, folders, site, listed, Show, () => change.IsCompleted)).WaitAsync(stop);
            changed = await change;
        }

        void Show(PreviewSite next)
        {
            var isFirst = current.Look().Site is null;
            current.Replace(next);
            if (isFirst) Console.WriteLine($"Serving {Address(app)}{next.LinkRoot}/");
        }
    }

    // What is wrong with the settings is reported by the build; a file that is away for a moment comes back with a change.
    private SiteSettings? TryReadSettings()
    {
        try
        {
            return ReadSettings.Read(SiteFolders.FindSettingsFile(options.Build.Root), options.Build.Overrides, new DiagnosticBag());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"error: `statiq.json` cannot be read: {exception.Message}");
            return null;
        }
    }

    private static string Address(WebApplication app) => $"http://localhost:{new Uri(app.Urls.Single()).Port}";

    private async Task<bool> AgreesAsync(string question)
    {
        Console.Write(question);
        // Console.ReadLine cannot be cancelled, and Ctrl+C must not wait for it.
        var line = await Task.Run(Console.ReadLine).WaitAsync(stop);
        return line?.Trim().ToUpperInvariant() is "" or "Y" or "YES";
    }

    private static WebApplication? Refuse(string message, string help)
    {
        Console.Error.WriteLine($"error: {message}");
        Console.Error.WriteLine($" = help: {help}");
        return null;
    }
}
