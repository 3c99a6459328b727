using System.Globalization;
using System.Text;
using LearningSite.Markup;

namespace LearningSite.Questions;

/// <summary>The field of a gap, which stands in the stem.</summary>
public static class BlankField
{
    /// <summary>One width for all gaps of a question, in steps, so that it does not give the answer away.</summary>
    public static int WidthOf(IReadOnlyList<Blank> blanks)
    {
        var longest = blanks.Max(b => b.Number is null ? b.Accepted.Max(a => a.Length) : 8);
        return longest switch { <= 8 => 10, <= 16 => 18, _ => 28 };
    }

    /// <summary>For example <c>&lt;input type="text" class="blank" id="q-f1-b0" data-blank="0" aria-label="Blank 1 of 2" … size="10"&gt; GB</c>.</summary>
    public static string ToHtml(string questionId, int index, string label, int width, string unit)
    {
        var html = new StringBuilder("<input type=\"text\" class=\"blank\"").AppendAttribute("id", string.Create(CultureInfo.InvariantCulture, $"q-{questionId}-b{index}"))
            .AppendAttribute("data-blank", index.ToString(CultureInfo.InvariantCulture)).AppendAttribute("aria-label", label);
        if (unit.Length > 0) html.AppendAttribute("data-unit", unit);
        html.Append(" autocomplete=\"off\" autocapitalize=\"off\" spellcheck=\"false\"").AppendAttribute("size", width.ToString(CultureInfo.InvariantCulture)).Append('>');
        if (unit.Length > 0) { html.Append('\u00A0'); html.AppendEscaped(unit); }
        return html.ToString();
    }
}
