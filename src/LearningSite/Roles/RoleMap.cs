using System.Globalization;
using LearningSite.Rendering;
using LearningSite.Skills;

namespace LearningSite.Roles;

/// <summary>A map of roles by the skills they share: roles in a column, arcs between those that share most. The pairs are the table behind it.</summary>
/// <param name="Height">Of the drawing, in CSS pixels.</param>
public sealed record RoleMap(int Height, IReadOnlyList<MapNode> Nodes, IReadOnlyList<MapPair> Pairs)
{
    private const int RowHeight = 28;
    /// <summary>More roles than these would be a knot, so no map is drawn.</summary>
    private const int MostRoles = 60;
    /// <summary>Each role is joined with so many others: with those that share most.</summary>
    private const int Neighbours = 3;

    /// <summary>Null when there is nothing to join, or too much.</summary>
    public static RoleMap? Create(IReadOnlyList<Role> roles, PageContext context)
    {
        if (roles.Count is < 3 or > MostRoles) return null;
        var ordered = roles.OrderBy(r => r.IsTarget).ThenBy(r => r.Family, StringComparer.Ordinal).ThenBy(r => r.Title, StringComparer.OrdinalIgnoreCase).ToList();
        var pairs = FindPairs(ordered, context);
        return pairs.Count == 0 ? null : new RoleMap(ordered.Count * RowHeight,
            [.. ordered.Select((r, i) => new MapNode(r.Title, PlaceOf(i), r.IsTarget))], pairs);
    }

    private static List<MapPair> FindPairs(List<Role> roles, PageContext context)
    {
        var slugs = roles.Select(r => r.Skills.Select(s => s.Skill.Slug).ToHashSet(StringComparer.Ordinal)).ToList();
        var kept = new HashSet<(int, int)>();
        for (var i = 0; i < roles.Count; i++)
            foreach (var j in Enumerable.Range(0, roles.Count).Where(j => j != i && Share(i, j) > 0).OrderByDescending(j => Share(i, j)).ThenBy(j => j).Take(Neighbours))
                kept.Add((Math.Min(i, j), Math.Max(i, j)));
        return [.. kept.OrderByDescending(p => Share(p.Item1, p.Item2)).ThenBy(p => p).Select(p => CreatePair(p.Item1, p.Item2))];

        int Share(int i, int j) => slugs[i].Count(slugs[j].Contains);

        MapPair CreatePair(int i, int j)
        {
            var shared = context.Site.FindAll<Skill>(roles[i].Skills.Select(s => s.Skill).Where(s => slugs[j].Contains(s.Slug)));
            // Far neighbours bow out far, and even close ones are seen; 100 is the whole width.
            var bow = 12 + (j - i) * 110 / Math.Max(1, roles.Count - 1);
            var path = string.Create(CultureInfo.InvariantCulture, $"M0 {PlaceOf(i)} C{bow} {PlaceOf(i)} {bow} {PlaceOf(j)} 0 {PlaceOf(j)}");
            return new MapPair(context.LinkTo(roles[i]), context.LinkTo(roles[j]), context.LinksTo(shared), path, Math.Min(5, Share(i, j)));
        }
    }

    private static int PlaceOf(int index) => index * RowHeight + RowHeight / 2;
}

/// <param name="Place">Pixels from the top.</param>
public sealed record MapNode(string Title, int Place, bool IsTarget)
{
    /// <summary>The base line of its name.</summary>
    public int Baseline => Place + 5;
}

/// <summary>Two roles, the skills that both need, and the arc between them.</summary>
/// <param name="Weight">From 1 to 5, for the width of the line.</param>
public sealed record MapPair(PageLink One, PageLink Other, IReadOnlyList<PageLink> Skills, string Path, int Weight)
{
    public int Count => Skills.Count;
}
