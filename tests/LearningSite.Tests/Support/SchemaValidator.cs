using System.Diagnostics;
using System.Text.Json;
using LearningSite.Pipelines;
using LearningSite.Rendering;
using LearningSite.Schemas;

namespace LearningSite.Tests.Support;

/// <summary>Content against the schemas, in Node, with a validator and a YAML parser that are not ours.</summary>
public static class SchemaValidator
{
    private static readonly IReadOnlyList<IContentKind> Kinds = ContentKinds.Create(isPlainFolder: false);

    /// <summary>What each document that its schema refuses is told; documents without a schema are left out.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> RefuseAsync(IEnumerable<(string Name, string Path, string Text)> files)
    {
        var schemas = SchemaFiles.Create(Kinds).ToDictionary(s => s.Name.Split('.')[0], s => JsonSerializer.Deserialize<JsonElement>(s.Create()));
        var documents = files.Select(f => new { name = f.Name, schema = FindSchema(f.Path), text = YamlOf(f.Path, f.Text) }).Where(d => d.schema is not null);
        var output = await RunAsync(JsonSerializer.Serialize(new { schemas, documents }));
        return JsonSerializer.Deserialize<List<Refusal>>(output, JsonSerializerOptions.Web)!.ToDictionary(r => r.Name, r => r.Errors);
    }

    /// <summary>The same for JSON with schemas of its own: what each document is told, by name.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> RefuseJsonAsync(IReadOnlyDictionary<string, string> schemas, IEnumerable<(string Schema, string Text)> documents)
    {
        var output = await RunAsync(JsonSerializer.Serialize(new
        {
            schemas = schemas.ToDictionary(s => s.Key, s => JsonSerializer.Deserialize<JsonElement>(s.Value)),
            documents = documents.Select(d => new { name = d.Schema, schema = d.Schema, text = d.Text }),
        }));
        return JsonSerializer.Deserialize<List<Refusal>>(output, JsonSerializerOptions.Web)!.ToDictionary(r => r.Name, r => r.Errors);
    }

    public static string? FindSchema(string path) => path == "statiq.json" ? "statiq"
        : path.StartsWith("input/", StringComparison.Ordinal) ? Kinds.FirstOrDefault(k => k.Owns(path["input/".Length..]))?.Name : null;

    // Of Markdown only the front matter.
    private static string YamlOf(string path, string text) => !path.EndsWith(".md", StringComparison.Ordinal) ? text
        : text.StartsWith("---\n", StringComparison.Ordinal) && text.IndexOf("\n---", 3, StringComparison.Ordinal) is var end and >= 0 ? text[4..(end + 1)] : "";

    private static async Task<string> RunAsync(string input)
    {
        var start = new ProcessStartInfo("node", [ProjectFolder.Combine("../schemas-node/validate.mjs")]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start");
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException(await error);
    }

    private sealed record Refusal(string Name, IReadOnlyList<string> Errors);
}
