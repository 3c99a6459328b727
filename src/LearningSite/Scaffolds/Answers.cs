using LearningSite.Documents;

namespace LearningSite.Scaffolds;

/// <summary>What the author said, by the name of the need.</summary>
public sealed class Answers(IReadOnlyDictionary<string, string> values)
{
    public string this[string name] => values[name];

    public string? Find(string name) => values.GetValueOrDefault(name);

    /// <summary>The file name: as given, or made from the title.</summary>
    public string Slug => Find("slug") is { } slug ? slug : Slugs.From(values["title"]);

    /// <summary>The same answers and some that follow from them.</summary>
    public Dictionary<string, string> With(params IEnumerable<(string Name, string Value)> more)
    {
        var all = new Dictionary<string, string>(values, StringComparer.Ordinal);
        if (values.ContainsKey("title")) all["slug"] = Slug;
        foreach (var (name, value) in more) all[name] = value;
        return all;
    }
}
