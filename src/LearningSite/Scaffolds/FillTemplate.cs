using System.Text;
using LearningSite.Diagnostics;

namespace LearningSite.Scaffolds;

/// <summary>Fills a scaffold: `$title$` stands for a value between double quotes of YAML, `$title:text$` for the value as it is.</summary>
public static class FillTemplate
{
    public static string Fill(string name, IReadOnlyDictionary<string, string> values)
    {
        var output = new StringBuilder(EmbeddedText.Read("scaffolds/" + name));
        foreach (var (key, value) in values)
            output.Replace($"${key}$", value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Replace($"${key}:text$", value);
        return output.ToString();
    }
}
