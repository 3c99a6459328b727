namespace LearningSite.Diagnostics;

public enum Severity { Warning, Error }

/// <summary>A stable code. The number is never reused; its first digit names the stage
/// (1 read, 2 parse, 3 validate, 4 link, 5 render, 6 write).</summary>
public sealed record DiagnosticCode(string Id, Severity Severity, string Title);

/// <summary>Where a finding is: the file, and the run of characters in it. A missing span means the file as a whole.</summary>
public sealed record Place(SourceText Text, TextSpan Span)
{
    public Location Location => Text.GetLocation(Span.Start);
    /// <summary>Behind the last character.</summary>
    public Location End => Text.GetLocation(Span.End);
}

/// <summary>One finding. Message: what is wrong, one sentence, lower case, no full stop. Label: what was expected here.
/// Help: what to type instead. Note: where the other half is.</summary>
public sealed record Diagnostic(DiagnosticCode Code, string Message, Place? Place = null, string? Label = null, string? Help = null,
    string? Note = null, Place? NotePlace = null)
{
    public Severity Severity { get; init; } = Code.Severity;
    /// <summary>The repair that `check --fix` makes in the file of <c>Place</c>.</summary>
    public Fix? Fix { get; init; }
}
