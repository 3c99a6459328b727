using System.CommandLine;
using LearningSite.Preview;

namespace LearningSite.Commands;

/// <summary>`preview`: serves the site and reloads it when a file changes.</summary>
public static class PreviewCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Port to serve on", DefaultValueFactory = _ => 5080 };
        var noWatch = new Option<bool>("--no-watch") { Description = "Do not build again when a file changes" };
        var noReload = new Option<bool>("--no-reload") { Description = "Do not reload open pages after a build" };
        var command = new Command("preview", "Serves the site on this machine and reloads it when a file changes") { port, noWatch, noReload };
        command.SetAction((parsed, stop) => PreviewServer.RunAsync(new PreviewOptions(CommandLine.ToBuildOptions(parsed), parsed.GetValue(port), !parsed.GetValue(noWatch), !parsed.GetValue(noReload)), stop));
        return command;
    }
}
