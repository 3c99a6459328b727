using LearningSite.Diagnostics;

namespace LearningSite.Documents;

/// <summary>
/// The key `silence`, which every kind has:
/// <code>
/// silence:
///   LS3025: the link text quotes the label of a button
/// </code>
/// It holds for the whole file; in an entry of a list, for the entry.
/// </summary>
public static class ReadSilences
{
    private const int ReasonWords = 3;

    public static readonly Key<IReadOnlyList<(YamlNode.Scalar Name, YamlNode.Scalar Value)>> Key = new("silence", new Shape.Map(new Shape.Code(), new Shape.Text()), false,
        "Warnings that do not hold here: the code of each, and why in three words or more.", f => f.Map("silence"));

    public static void Read(Fields fields, TextSpan range, DiagnosticBag diagnostics)
    {
        foreach (var (key, reason) in fields.Get(Key))
        {
            var place = new Place(fields.Source, key.Span);
            if (Codes.Find(key.Value) is not { } code) diagnostics.Add(Codes.Unknown(key.Value, place));
            else if (code.Severity == Severity.Error)
                diagnostics.Add(new Diagnostic(Codes.ErrorNotOptional, $"`{code.Id}` is an error and cannot be silenced", place, code.Title, "remove the line, and mend what the error points at"));
            else if (reason.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length < ReasonWords)
                diagnostics.Add(new Diagnostic(Codes.SilenceWithoutReason, $"`{code.Id}` is silenced without a reason", place, null, $"write why behind the colon, in {ReasonWords} words or more"));
            else diagnostics.Add(new Silence(code, reason.Value, place, range));
        }
    }
}
