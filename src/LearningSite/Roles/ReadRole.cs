using LearningSite.Diagnostics;
using LearningSite.Documents;

namespace LearningSite.Roles;

/// <summary>Reads the front matter of a role.</summary>
public static class ReadRole
{
    private static readonly string[] Families = ["build", "research", "operate", "assure", "product", "support"];

    public static Role Read(Fields fields, Header header, ParseContext context)
    {
        var aliases = fields.Scalars("aliases");
        var role = new Role(header, fields.Choice("kind", ["target", "start"]) == "target", fields.Choice("family", Families), fields.Text("mission"),
            [.. aliases.Select(a => a.Value)], [.. aliases.Select(a => a.Span)], fields.TextList("responsibilities"), ReadSkills(fields),
            fields.References("tools", "tool"), fields.TextList("background"), fields.OptionalText("education"), fields.TextList("ladder"),
            [.. fields.ReferenceMap("related", "role", isRequired: true).Select(r => new RelatedRole(r.Reference, r.Value.Value))],
            ReadDayMix(fields, context), fields.References("lessons", "lesson"));
        fields.Close();
        return role;
    }

    private static List<RoleSkill> ReadSkills(Fields fields) =>
        [.. fields.ReferenceMap("skills", "skill", isRequired: true).Select(s => new RoleSkill(s.Reference, fields.Integer(s.Value, s.Reference.Slug, 1, 3) ?? 1))];

    private static List<DayShare> ReadDayMix(Fields fields, ParseContext context)
    {
        var shares = fields.Map("dayMix").Select(e => new DayShare(e.Key.Value, fields.Integer(e.Value, e.Key.Value, 1, 100) ?? 0)).ToList();
        var sum = shares.Sum(s => s.Percent);
        if (shares.Count > 0 && sum != 100)
            context.Diagnostics.Add(new Diagnostic(Codes.SharesNotHundred, $"the shares of `dayMix` sum to {sum}", fields.PlaceOf("dayMix"), null, "change the shares so that they sum to 100"));
        return shares;
    }
}
