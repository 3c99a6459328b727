namespace LearningSite.Diagnostics;

/// <summary>A warning that an author has judged and accepts, with the reason.</summary>
/// <param name="Place">Where the silence is written.</param>
/// <param name="Range">The part of that file in which it holds.</param>
public sealed record Silence(DiagnosticCode Code, string Reason, Place Place, TextSpan Range)
{
    public bool Covers(Diagnostic diagnostic) => diagnostic.Code == Code && diagnostic.Place is { } place
        && place.Text.Path == Place.Text.Path && place.Span.Start >= Range.Start && place.Span.Start < Range.End;
}

/// <summary>What `Rules` in `statiq.json` makes of a warning.</summary>
public enum RuleLevel { Off, Warning, Error }
