using System.Buffers;
using System.Text;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace LearningSite.Markup;

/// <summary>
/// Lets `[STRASSE]` find the definition of `[Straße]`: CommonMark compares labels by Unicode's full case folding, in which a letter
/// may become several, and Markdig folds letter by letter when the process has no culture data. Each label that holds such a letter
/// gets a second name, for definitions and for uses. A block parser only because that is where Markdig shows the document
/// before its inlines are read; the pipeline has it only for texts with such a letter.
/// Source: CommonMark 0.31.2, “matches”; the letters of status F in Unicode's CaseFolding.txt.
/// </summary>
public sealed class FoldLinkLabels : BlockParser
{
    // A letter, then what it folds to.
    private static readonly string[] Folds = """
        ßss İi̇ ŉʼn ǰǰ ΐΐ ΰΰ ևեւ ẖẖ ẗẗ ẘẘ ẙẙ ẚaʾ ẞss ὐὐ ὒὒ ὔὔ ὖὖ ᾀἀι ᾁἁι ᾂἂι ᾃἃι ᾄἄι ᾅἅι ᾆἆι ᾇἇι ᾈἀι ᾉἁι ᾊἂι ᾋἃι ᾌἄι ᾍἅι ᾎἆι ᾏἇι ᾐἠι ᾑἡι ᾒἢι
        ᾓἣι ᾔἤι ᾕἥι ᾖἦι ᾗἧι ᾘἠι ᾙἡι ᾚἢι ᾛἣι ᾜἤι ᾝἥι ᾞἦι ᾟἧι ᾠὠι ᾡὡι ᾢὢι ᾣὣι ᾤὤι ᾥὥι ᾦὦι ᾧὧι ᾨὠι ᾩὡι ᾪὢι ᾫὣι ᾬὤι ᾭὥι ᾮὦι ᾯὧι ᾲὰι ᾳαι ᾴάι ᾶᾶ ᾷᾶι ᾼαι ῂὴι
        ῃηι ῄήι ῆῆ ῇῆι ῌηι ῒῒ ΐΐ ῖῖ ῗῗ ῢῢ ΰΰ ῤῤ ῦῦ ῧῧ ῲὼι ῳωι ῴώι ῶῶ ῷῶι ῼωι ﬀff ﬁfi ﬂfl ﬃffi ﬄffl ﬅst ﬆst ﬓմն ﬔմե ﬕմի ﬖվն ﬗմխ
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static readonly SearchValues<char> Letters = SearchValues.Create(string.Concat(Folds.Select(f => f[..1])));

    public static bool IsNeededFor(string markdown) => markdown.AsSpan().IndexOfAny(Letters) >= 0;

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var (document, text) = (processor.Document, processor.Line.Text);
        if (!document.ContainsData(typeof(FoldLinkLabels)))
        {
            document.SetData(typeof(FoldLinkLabels), true);
            document.ProcessInlinesBegin += (_, _) => AddFoldedLabels(document, text);
        }
        return BlockState.None;
    }

    private static void AddFoldedLabels(MarkdownDocument document, string text)
    {
        var definitions = document.GetLinkReferenceDefinitions(true);
        foreach (var (label, definition) in definitions.Links.ToArray()) definitions.Links.TryAdd(Fold(label), definition);
        for (var i = text.AsSpan().IndexOfAny(Letters); i >= 0; i = Next(text, i))
        {
            var start = text.LastIndexOf('[', i, Math.Min(i + 1, LongestLabel));
            if (start >= 0 && TryReadLabel(text, start, out var label) && definitions.Links.TryGetValue(Fold(label), out var definition)) definitions.Links.TryAdd(label, definition);
        }
    }

    // CommonMark's own limit of a label; it keeps the look-back linear.
    private const int LongestLabel = 999;

    private static int Next(string text, int after) => text.AsSpan(after + 1).IndexOfAny(Letters) is var step and >= 0 ? after + 1 + step : -1;

    private static bool TryReadLabel(string text, int start, out string label)
    {
        var slice = new StringSlice(text, start, text.Length - 1);
        var isLabel = LinkHelper.TryParseLabel(ref slice, out var read);
        label = read ?? "";
        return isLabel;
    }

    private static string Fold(string label)
    {
        var folded = new StringBuilder(label.Length);
        foreach (var letter in label)
            folded.Append(Array.Find(Folds, f => f[0] == letter)?[1..] ?? letter.ToString());
        return folded.ToString();
    }
}
