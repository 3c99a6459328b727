using System.Text.RegularExpressions;
using LearningSite.Diagnostics;

namespace LearningSite.Rendering.Templating;

/// <summary>Finds words that a template writes itself: on a site in several languages they would be foreign on all pages but those of one.</summary>
public static partial class WordsOfTemplate
{
    public static void Check(SourceText source, DiagnosticBag diagnostics)
    {
        // Everything that is no text of the page becomes as many spaces, so that places stay.
        var rest = Marks().Replace(source.Text, m => new string(' ', m.Length));
        foreach (Match attribute in Attribute().Matches(rest)) Report(attribute.Groups[1]);
        foreach (Match word in Word().Matches(Tag().Replace(rest, m => new string(' ', m.Length)))) Report(word);

        void Report(Capture words)
        {
            if (Word().IsMatch(words.Value))
                diagnostics.Add(new Diagnostic(Codes.WordsInTemplate, $"`{words.Value.Trim()}` stands in the template, whatever the language of the page", new Place(source, new TextSpan(words.Index, words.Length)), null, "give it a key in each file of `theme/text`, and write `{{t \"the.key\"}}`"));
        }
    }

    [GeneratedRegex(@"\{\{!--.*?--\}\}|\{\{\{.*?\}\}\}|\{\{.*?\}\}|<!--.*?-->|&#?\w+;", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Marks();

    [GeneratedRegex("\\b(?:aria-label|aria-description|alt|title|placeholder)=\"([^\"]*)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Attribute();

    // A partial may hold nothing but attributes.
    [GeneratedRegex("<[^>]*>|[\\w-]+=\"[^\"]*\"", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    // Words that stand beside each other are one finding.
    [GeneratedRegex(@"\p{L}{2,}(?:[ '’,\p{L}]*\p{L})?", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
