using LearningSite.Diagnostics;
using LearningSite.Documents;

namespace LearningSite.Roles;

/// <summary>Reads the front matter of a role.</summary>
public static class ReadRole
{
    public static readonly Keys Keys = Keys.OfFile("role");
    public static readonly HeaderKeys Header = HeaderKeys.AddTo(Keys, isSummaryRequired: true);
    private static readonly Key<string> Kind = Keys.Choice("kind", ["target", "start"], "A role that people want to reach (`target`), or one that they come from (`start`).");
    private static readonly Key<string> Family = Keys.Choice("family", ["build", "research", "operate", "assure", "product", "support"], "What the role does with models.");
    private static readonly Key<IReadOnlyList<YamlNode.Scalar>> Aliases = Keys.Scalars("aliases", "Other titles of the same job.");
    private static readonly Key<string> Mission = Keys.Text("mission", "Why the role exists, in one sentence.");
    private static readonly Key<IReadOnlyList<string>> Responsibilities = Keys.TextList("responsibilities", "What somebody in the role answers for.");
    private static readonly Key<IReadOnlyList<(Reference Skill, int? Level)>> Skills = Keys.IntegerReferenceMap("skills", "skill", 1, 3, "Each skill with the level that the role needs: 1 aware, 2 working, 3 lead.", isRequired: true);
    private static readonly Key<IReadOnlyList<Reference>> Tools = Keys.References("tools", "tool", "Tools of the daily work.");
    private static readonly Key<IReadOnlyList<string>> Background = Keys.TextList("background", "Where people in the role come from.");
    private static readonly Key<string?> Education = Keys.OptionalText("education", "Which degree or certificate is asked for, if any.");
    private static readonly Key<string?> Doctorate = Keys.OptionalChoice("doctorate", ["usual", "unusual"], "Whether people in the role usually have a doctorate; absent when no source says.");
    private static readonly Key<IReadOnlyList<string>> Ladder = Keys.TextList("ladder", "Titles from the first step to the last.");
    private static readonly Key<IReadOnlyList<(Reference Role, YamlNode.Scalar Why)>> Related = Keys.ReferenceMap("related", "role", "Roles that are confused with this one or follow it, each with the difference.", isRequired: true);
    private static readonly Key<IReadOnlyList<(YamlNode.Scalar Activity, int? Percent)>> DayMix = Keys.IntegerMap("dayMix", new Shape.Text(), 1, 100, "Activities and their share of the working day in per cent; they sum to 100.");
    private static readonly Key<IReadOnlyList<Reference>> Lessons = Keys.References("lessons", "lesson", "Lessons for this role.");

    public static Role Read(Fields fields, Header header, ParseContext context)
    {
        var aliases = fields.Get(Aliases);
        var role = new Role(header, fields.Get(Kind) == "target", fields.Get(Family), fields.Get(Mission),
            [.. aliases.Select(a => a.Value)], [.. aliases.Select(a => a.Span)], fields.Get(Responsibilities), ReadSkills(fields),
            fields.Get(Tools), fields.Get(Background), fields.Get(Education), fields.Get(Ladder),
            [.. fields.Get(Related).Select(r => new RelatedRole(r.Role, r.Why.Value))],
            ReadDayMix(fields, context), fields.Get(Lessons), fields.Get(Doctorate)) { EducationSpan = fields.Has(Education) ? fields.PlaceOf(Education).Span : default };
        fields.Close();
        return role;
    }

    private static List<RoleSkill> ReadSkills(Fields fields) =>
        [.. fields.Get(Skills).Select(s => new RoleSkill(s.Skill, s.Level ?? 1))];

    private static List<DayShare> ReadDayMix(Fields fields, ParseContext context)
    {
        var shares = fields.Get(DayMix).Select(e => new DayShare(e.Activity.Value, e.Percent ?? 0)).ToList();
        var sum = shares.Sum(s => s.Percent);
        // A share that is no number has been reported, and makes the sum wrong too.
        if (shares.Count > 0 && sum != 100 && shares.TrueForAll(s => s.Percent > 0))
            context.Diagnostics.Add(new Diagnostic(Codes.SharesNotHundred, $"the shares of `dayMix` sum to {sum}", fields.PlaceOf(DayMix), null, "change the shares so that they sum to 100"));
        return shares;
    }
}
