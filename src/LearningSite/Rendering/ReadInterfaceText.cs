using LearningSite.Diagnostics;
using LearningSite.Files;

namespace LearningSite.Rendering;

/// <summary>Finds the words of a language in the theme.</summary>
public static class ReadInterfaceText
{
    /// <param name="language">BCP 47; `en-GB` takes `en.yml` where the theme has no file of that name.</param>
    public static InterfaceText Read(Theme theme, string language, DiagnosticBag diagnostics)
    {
        if ((theme.Find($"text/{language}.yml") ?? theme.Find($"text/{language.Split('-')[0]}.yml")) is { } file) return InterfaceText.Read(file, language, diagnostics);
        diagnostics.Add(new Diagnostic(Codes.MissingTheme, $"the theme has no texts for the language `{language}`", null, null, $"add `theme/text/{language}.yml`, or leave the language out of `Language` and `Locales` in `statiq.json`"));
        return InterfaceText.Read(theme.Find("text/en.yml") ?? new SourceFile("", "theme/text/en.yml", "", 0), "en", diagnostics);
    }
}
