using LearningSite.Diagnostics;

namespace LearningSite.Rendering;

/// <summary>
/// Compiled templates that one build of a preview leaves to the next: compiling them is three quarters of the work of
/// building a small site again. They are made anew when one of them, or the link root, has changed.
/// </summary>
public sealed class KeptTemplates
{
    private Templates? last;
    private string lastState = "";

    public Templates Take(Theme theme, InterfaceText text, string linkRoot, DiagnosticBag diagnostics)
    {
        var state = linkRoot + "\n" + theme.DescribeTemplates();
        if (last is null || state != lastState) (last, lastState) = (new Templates(theme, text, linkRoot, diagnostics), state);
        else last.StartBuild(text, diagnostics);
        return last;
    }
}
