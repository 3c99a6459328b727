using System.Text;

namespace LearningSite.Progress;

/// <summary>The published schema of the file that learners export: `docs/learner-data.schema.json`, part of the program.</summary>
public static class LearnerDataSchema
{
    public const string FileName = "learner-data.v2.json";

    public static string Read()
    {
        using var stream = typeof(LearnerDataSchema).Assembly.GetManifestResourceStream("learner-data.schema.json")
            ?? throw new InvalidOperationException("the program lacks the schema of learners' data");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
