using LearningSite.Diagnostics;
using Markdig.Syntax.Inlines;

namespace LearningSite.Markup.Rules;

/// <summary>The alternative text takes the place of the image. That one is there at all is seen where the image is written.</summary>
public static class ImageRules
{
    private const int LongestText = 250, FewestWords = 5;

    public static void Check(LinkInline image, MarkupRenderer renderer, bool hasStyle)
    {
        var text = MarkupRenderer.PlainText(image);
        if (text.Length > 0 && IsFileName(text, image.Url ?? ""))
            renderer.Report(Codes.AltText, image, "the alternative text is the name of the file", null, "say between the brackets what the image shows");
        else if (hasStyle && text.Length > 0 && text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length is var words and < FewestWords)
            renderer.Report(Codes.AltText, image, $"the alternative text has {DiagnosticReport.Count(words, "word")}", null, $"write at least {FewestWords}: what the image shows, and not only what it is; or `{{decorative}}` behind it when it shows nothing that the text does not say");
        else if (text.Length > LongestText)
            renderer.Report(Codes.AltText, image, $"the alternative text has {text.Length} characters", null, $"write up to {LongestText}, and tell the rest in the text beside the image");
    }

    private static bool IsFileName(string text, string url)
    {
        var name = url[(url.LastIndexOf('/') + 1)..];
        // `curve` may be a word and a file; `learning-curve_2` is a file only.
        var isNamedLikeFile = text.Any(c => c is '-' or '_' || char.IsAsciiDigit(c)) && string.Equals(text, Path.GetFileNameWithoutExtension(name), StringComparison.OrdinalIgnoreCase);
        return isNamedLikeFile || string.Equals(text, name, StringComparison.OrdinalIgnoreCase)
            || (!text.Contains(' ', StringComparison.Ordinal) && Path.GetExtension(text).ToLowerInvariant() is ".png" or ".jpg" or ".jpeg" or ".gif" or ".webp" or ".svg");
    }
}
