using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LearningSite.Preview;

/// <summary>Opens the port. Only 127.0.0.1, so that nobody on the network can read drafts; and with an empty host builder, so
/// that no environment variable or settings file can open another address.</summary>
public static class PreviewHost
{
    public static async Task<WebApplication> StartAsync(int port, RequestDelegate answer, CancellationToken stop)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port, address => address.Protocols = HttpProtocols.Http1);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        var app = builder.Build();
        app.Run(answer);
        try
        {
            await app.StartAsync(stop);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>The first free port above one that is taken.</summary>
    public static int FindFreePort(int taken)
    {
        for (var port = taken + 1; port <= IPEndPoint.MaxPort; port++)
            if (IsFree(port)) return port;
        return taken > 1024 ? FindFreePort(1024) : throw new InvalidOperationException("every port of this machine is taken");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    // The command line listens to Ctrl+C and ends the preview. The host's own lifetime would listen too, and would swallow
    // the signals (Ctrl+\, SIGQUIT) that the command line leaves to the system.
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
