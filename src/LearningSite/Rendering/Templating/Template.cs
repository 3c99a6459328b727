using LearningSite.Diagnostics;

namespace LearningSite.Rendering.Templating;

/// <summary>A parsed template: a tree that is walked for each page.</summary>
public sealed class Template(string name, SourceText source, IReadOnlyList<TemplateNode> nodes)
{
    public string Name => name;

    /// <exception cref="TemplateException">The template asks for what the model does not have.</exception>
    public void Render(Scope scope, TemplateRun run)
    {
        try { run.Render(nodes, scope); }
        catch (TemplateException fault) when (fault.Place is null)
        {
            fault.Locate(name, source);
            throw;
        }
    }
}

/// <summary>What is wrong with a template, and where.</summary>
public sealed class TemplateException(string message, TextSpan span) : Exception(message)
{
    /// <summary>The template or partial that the mistake stands in.</summary>
    public string Template { get; private set; } = "";
    /// <summary>Null until the template knows of it.</summary>
    public Place? Place { get; private set; }

    public TemplateException Locate(string template, SourceText source)
    {
        (Template, Place) = (template, new Place(source, span));
        return this;
    }
}

/// <summary>What <c>{{this}}</c> is, and what it stands in: an item of a list is in the scope of the list’s owner.</summary>
public sealed class Scope(object? value, Scope? parent = null)
{
    public object? Value { get; set; } = value;
    public Scope? Parent { get; } = parent;
    /// <summary>In a list, counted from zero.</summary>
    public int Index { get; set; }
    public bool IsLast { get; set; }
}

/// <summary>One walk through a template: where it writes, and where it finds partials.</summary>
public sealed class TemplateRun(TextWriter output, Func<string, Template?> findTemplate)
{
    private const int DeepestPartial = 100;
    private int depth;

    public TextWriter Output => output;

    public void Render(IReadOnlyList<TemplateNode> nodes, Scope scope)
    {
        for (var i = 0; i < nodes.Count; i++) nodes[i].Render(scope, this);
    }

    /// <summary>False when there is no such template.</summary>
    public bool TryRender(string partial, Scope scope)
    {
        if (findTemplate(partial) is not { } template || depth == DeepestPartial) return false;
        depth++;
        template.Render(scope, this);
        depth--;
        return true;
    }
}
