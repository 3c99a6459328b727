using System.Globalization;
using LearningSite.Documents;

namespace LearningSite.Bridges;

/// <summary>Something to do, and the page that helps with it.</summary>
public readonly record struct BridgeTask(string Do, string? Why, Reference? Page);

/// <summary>How long the move takes, in months, as a source gives it.</summary>
public readonly record struct BridgeTime(int Minimum, int Maximum, Reference Evidence)
{
    /// <summary>"6–12".</summary>
    public string Months => Minimum == Maximum ? Minimum.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Minimum}–{Maximum}");
}

/// <summary>The way from one role to another: what carries over, what changes, what is new.</summary>
/// <param name="From">Role before `--` in the file name.</param>
/// <param name="Time">Null when no source gives a time.</param>
public sealed record Bridge(Header Header, Reference From, Reference To, IReadOnlyList<Carry> CarriesOver, IReadOnlyList<Carry> Adapt, IReadOnlyList<string> Gaps,
    IReadOnlyList<BridgeTask> Steps, BridgeTime? Time, string? TimeNote, Reference? Path, Reference? Project, Reference? Story) : Document(Header)
{
    private static readonly string[] Headings = ["What changes", "Leave behind"];

    public override IEnumerable<Reference> References =>
        [.. base.References, From, To, .. Steps.Select(s => s.Page).Append(Path).Append(Project).Append(Story).Append(Time?.Evidence).OfType<Reference>()];
    public override IReadOnlyList<string> PrescribedHeadings => Headings;
}
