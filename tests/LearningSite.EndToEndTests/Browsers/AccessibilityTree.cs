using System.Text;
using System.Text.Json;

namespace LearningSite.EndToEndTests.Browsers;

/// <summary>The tree that Chromium makes of a page for screen readers, as text: a line for each node that has a role, a name or words of its own.</summary>
internal static class AccessibilityTree
{
    // Boxes without a meaning, and the parts of a text.
    private static readonly HashSet<string> Silent = ["none", "generic", "InlineTextBox", "ListMarker", "LineBreak"];

    private static readonly string[] States = ["level", "checked", "expanded", "pressed", "selected", "disabled", "readonly", "required", "invalid", "modal", "live"];

    /// <param name="role">Where to begin: the first node with this role.</param>
    public static async Task<string> ReadAsync(IPage page, string role)
    {
        var browser = await page.Context.NewCDPSessionAsync(page);
        var answer = await browser.SendAsync("Accessibility.getFullAXTree");
        await browser.DetachAsync();
        // Boxes of a line have an id for all of them.
        var nodes = answer!.Value.GetProperty("nodes").EnumerateArray().DistinctBy(node => node.GetProperty("nodeId").GetString()!).ToDictionary(node => node.GetProperty("nodeId").GetString()!);
        var text = new StringBuilder();
        Write(nodes.Values.First(node => RoleOf(node) == role), 0, "");
        return text.ToString();

        void Write(JsonElement node, int depth, string above)
        {
            var isSilent = node.GetProperty("ignored").GetBoolean() || Silent.Contains(RoleOf(node)) || (RoleOf(node) == "StaticText" && above.Contains(Read(node, "name"), StringComparison.Ordinal));
            if (!isSilent) text.Append(' ', 2 * depth).Append("- ").Append(Describe(node)).Append('\n');
            var name = isSilent ? above : Read(node, "name");
            if (node.TryGetProperty("childIds", out var children))
                foreach (var child in children.EnumerateArray())
                    if (nodes.TryGetValue(child.GetString()!, out var next)) Write(next, isSilent ? depth : depth + 1, name);
        }
    }

    /// <summary>What has the focus, as a screen reader would be told, and the forms and groups that it stands in, from the outermost.</summary>
    public static async Task<(string Focus, IReadOnlyList<string> Groups)> ReadFocusAsync(ICDPSession browser)
    {
        var element = (await browser.SendAsync("Runtime.evaluate", new() { ["expression"] = "document.activeElement" }))!.Value.GetProperty("result").GetProperty("objectId").GetString()!;
        var nodes = await browser.SendAsync("Accessibility.getPartialAXTree", new() { ["objectId"] = element, ["fetchRelatives"] = true });
        var byId = nodes!.Value.GetProperty("nodes").EnumerateArray().DistinctBy(node => node.GetProperty("nodeId").GetString()).ToDictionary(node => node.GetProperty("nodeId").GetString()!);
        var focused = nodes.Value.GetProperty("nodes")[0];
        var groups = new Stack<string>();
        for (var node = focused; node.TryGetProperty("parentId", out var parent) && byId.TryGetValue(parent.GetString()!, out var above); node = above)
            if (RoleOf(above) is "form" or "group" or "radiogroup" && Read(above, "name") is { Length: > 0 }) groups.Push(Describe(above));
        return (RoleOf(focused) == "none" ? "" : Describe(focused), [.. groups]);
    }

    private static string Describe(JsonElement node)
    {
        var role = RoleOf(node) switch { "StaticText" => "text", "RootWebArea" => "document", var other => other };
        var text = new StringBuilder(role);
        if (Read(node, "name") is { Length: > 0 } name) text.Append($" “{name}”");
        if (Read(node, "value") is { Length: > 0 } value && role is not ("link" or "document")) text.Append($" = “{value}”");
        foreach (var state in States)
            if (Property(node, state) is { } has and not ("false" or "off"))
                text.Append(has == "true" ? $", {state}" : $", {state} {has}");
        if (Read(node, "description") is { Length: > 0 } description) text.Append($" ({description})");
        return text.ToString();
    }

    private static string RoleOf(JsonElement node) => Read(node, "role");

    private static string Read(JsonElement node, string key) =>
        node.TryGetProperty(key, out var value) && value.TryGetProperty("value", out var text) ? string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : "";

    private static string? Property(JsonElement node, string name) =>
        node.TryGetProperty("properties", out var properties)
            ? properties.EnumerateArray().Where(property => property.GetProperty("name").GetString() == name).Select(property => property.GetProperty("value").GetProperty("value").ToString().ToLowerInvariant()).FirstOrDefault()
            : null;
}
