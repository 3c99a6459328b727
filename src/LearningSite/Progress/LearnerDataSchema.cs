using LearningSite.Diagnostics;

namespace LearningSite.Progress;

/// <summary>The published schema of the file that learners export: `docs/learner-data.schema.json`, part of the program.</summary>
public static class LearnerDataSchema
{
    public const string FileName = "learner-data.v2.json";

    public static string Read() => EmbeddedText.Read("learner-data.schema.json");
}
