using LearningSite.Documents;

namespace LearningSite.Lessons;

/// <summary>A lesson: one aim, a few measurable objectives, and checks that show they were reached.</summary>
/// <param name="Level">beginner, intermediate or advanced.</param>
/// <param name="Minutes">As written, or counted from the text.</param>
/// <param name="LessonObjectives">Id and sentence; questions name the id.</param>
public sealed record Lesson(Header Header, string Track, string Level, int Minutes, IReadOnlyList<KeyValuePair<string, string>> LessonObjectives,
    IReadOnlyList<Reference> Prerequisites, IReadOnlyList<Reference> Skills, IReadOnlyList<Reference> Roles, IReadOnlyList<Reference> Tools) : Document(Header)
{
    /// <summary>Lessons whose ideas are easily taken for those of this one: reviews mix their questions.</summary>
    public IReadOnlyList<Reference> ConfusableWith { get; init; } = [];
    public override (int Sections, int Scenarios) Fewest => (3, 0);
    public override IEnumerable<Reference> References => [.. base.References, .. Prerequisites, .. Skills, .. Roles, .. Tools, .. ConfusableWith];
    public override IReadOnlyList<KeyValuePair<string, string>> Objectives => LessonObjectives;
    public override bool HasUnreadObjectives => LessonObjectives.Count == 0 && HasObjectives;
    /// <summary>True when the key is there, whatever it holds.</summary>
    public bool HasObjectives { get; init; }
}
