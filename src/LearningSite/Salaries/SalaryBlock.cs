using LearningSite.Diagnostics;
using LearningSite.Markup;
using LearningSite.Rendering;

namespace LearningSite.Salaries;

/// <summary><c>::: salary {role=ml-engineer metric=base}</c>: the table of a role's pay points, all or of one metric.</summary>
public static class SalaryBlock
{
    private static readonly string[] Metrics = ["base", "total", "unspecified"];

    public static ContainerHandler Create(PageContext context) => (renderer, block, text, at) =>
    {
        var attributes = text.TrimStart().StartsWith('{') ? BlockAttributes.Parse(text.Trim(), at, "salary", ["role", "metric"], renderer.Source, renderer.Diagnostics) : BlockAttributes.None;
        if (!attributes.Has("role"))
        {
            renderer.Report(Codes.UnknownAttribute, block, "`salary` names the role whose pay it shows", null, "write `::: salary {role=ml-engineer}`");
            return;
        }
        var rows = FindRows(attributes, renderer, context);
        if (rows.Count > 0)
        {
            context.NeedsAllStyles = true;
            renderer.Output.Append(context.RenderPart("partials/salary-table", rows));
        }
        else
        {
            renderer.Output.Append("<p>");
            renderer.Output.AppendEscaped(renderer.Host.Text("salary.none"));
            renderer.Output.Append("</p>\n");
        }
        renderer.RenderBlocks(block);
    };

    private static List<SalaryRow> FindRows(BlockAttributes attributes, MarkupRenderer renderer, PageContext context)
    {
        var slug = attributes.Find("role") ?? "";
        if (context.Site.Find("role", slug) is not { } role)
        {
            renderer.Diagnostics.Add(new Diagnostic(Codes.DeadReference, $"there is no role `{slug}`", renderer.PlaceOf(attributes.SpanOf("role")),
                Spelling.DidYouMean(slug, context.Site.Documents.Where(d => d.Kind == "role").Select(d => d.Slug)), "write the slug of a role: the name of its file"));
            return [];
        }
        var metric = attributes.Find("metric");
        if (metric is not null && !Metrics.Contains(metric))
            renderer.Diagnostics.Add(new Diagnostic(Codes.UnknownValue, $"`{metric}` is no value of `metric`", renderer.PlaceOf(attributes.SpanOf("metric")), Spelling.DidYouMean(metric, Metrics), "write one of `base`, `total`, `unspecified`"));
        // Without ids: the page of the role has the same rows, and an id stands once on a page.
        return [.. RolePay.CreateRows(role, context).Where(r => metric is null || r.MetricKey == "metric." + metric).Select(r => r with { Id = "" })];
    }
}
