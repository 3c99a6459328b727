using LearningSite.Diagnostics;
using LearningSite.Documents;

namespace LearningSite.Lessons;

/// <summary>
/// An objective begins with a verb that somebody else could see done, after Bloom’s taxonomy as revised by Anderson and
/// Krathwohl (2001). `Understand` and `know` name what nobody sees. The list is English; a site in another language is not checked.
/// </summary>
public static class ObjectiveVerbs
{
    private static readonly HashSet<string> Verbs = """
        Add Analyse Analyze Answer Apply Argue Arrange Assemble Assess Assign Build Calculate Categorise Categorize Check Choose Classify Combine Compare Compile Complete Compose Compute
        Conduct Configure Construct Contrast Control Convert Correct Count Create Criticise Critique Debug Decide Define Demonstrate Deploy Derive Describe Design Detect Determine Develop
        Diagnose Differentiate Discriminate Distinguish Document Draft Draw Estimate Evaluate Examine Execute Explain Express Find Fix Formulate Generate Give Identify Illustrate Implement
        Improve Infer Inspect Install Integrate Interpret Judge Justify Label List Locate Map Match Measure Model Modify Monitor Name Negotiate Operate Order Organise Organize Outline Plan
        Plot Predict Prepare Present Prioritise Prioritize Produce Profile Program Propose Prototype Prove Rank Rate Read Recall Recognise Recognize Recommend Record Refactor Refute Rehearse
        Reject Relate Report Reproduce Review Revise Rewrite Run Schedule Score Select Separate Sequence Show Simulate Sketch Solve Sort Specify State Structure Suggest Summarise Summarize
        Support Test Trace Train Transform Translate Tune Turn Use Validate Verify Version Visualise Visualize Weigh Write
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);

    public static void Check(YamlNode.Scalar objective, ParseContext context)
    {
        var word = objective.Value.TrimStart().Split(' ', 2)[0].TrimEnd('.', ',', ';', ':');
        if (word.Length > 0 && !Verbs.Contains(word))
            context.Diagnostics.Add(new Diagnostic(Codes.ObjectiveVerb, $"the objective begins with `{word}`, which nobody can observe", new Place(context.Text, objective.Span), Spelling.DidYouMean(word, Verbs),
                "begin with what the learner does, such as `Choose`, `Compute`, `Detect` or `Explain`"));
    }
}
