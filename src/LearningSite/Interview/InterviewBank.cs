using LearningSite.Documents;
using LearningSite.Rendering;

namespace LearningSite.Interview;

/// <summary>Makes the pages that hold all questions: the bank with its filters, and the deck to print.</summary>
public static class InterviewBank
{
    public const string Link = "/interview/";
    public const string DeckLink = "/interview/deck/";
    private static readonly string[] Levels = ["junior", "mid", "senior"];

    public static InterviewsPage Create(IReadOnlyList<InterviewQuestion> questions, PageContext context)
    {
        var groups = questions.GroupBy(q => q.Category, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase)
            .Select(g => new InterviewGroup(IndexPages.ToId(g.Key), g.Key, [.. g.OrderBy(q => Array.IndexOf(Levels, q.Level)).Select(q => CreateRow(q, context))])).ToList();
        context.AddAnchors(groups.Select(g => g.Id));
        context.AddModule("filters.js");
        context.AddModule("practice.js");
        return new InterviewsPage
        {
            Title = context.Text.Get("index.interview.title"), Summary = context.Text.Get("index.interview.summary"), Crumbs = context.CrumbsTo(),
            Filters = CreateFilters(questions, context), Groups = groups, DeckHref = context.Site.Href(DeckLink),
        };
    }

    public static DeckPage CreateDeck(IReadOnlyList<InterviewQuestion> questions, PageContext context)
    {
        context.AddModule("filters.js");
        context.AddModule("practice.js");
        return new DeckPage
        {
            Title = context.Text.Get("index.deck.title"), Summary = context.Text.Get("index.deck.summary"), Crumbs = context.CrumbsTo(Link, "nav.interview"), Filters = CreateFilters(questions, context),
            Cards = [.. questions.OrderBy(q => q.Category, StringComparer.OrdinalIgnoreCase).ThenBy(q => Array.IndexOf(Levels, q.Level))
                .Select(q => new InterviewCard(CreateRow(q, context), q.Framework, q.WhatItTests, q.KeyPoints, q.RedFlags, q.FollowUps, q.SelfRubric))],
        };
    }

    private static InterviewRow CreateRow(InterviewQuestion question, PageContext context) => new(question.Slug, context.LinkTo(question), question.Level, question.Category,
        context.LinksTo(question.Roles), context.LinksTo(question.Skills), Slugs(question.Roles), Slugs(question.Skills));

    private static IReadOnlyList<FilterGroup> CreateFilters(IReadOnlyList<InterviewQuestion> questions, PageContext context)
    {
        return FilterGroup.List(
            FilterGroup.Create("role", context.Text.Get("interview.roles"), Offer(questions.SelectMany(q => q.Roles))),
            FilterGroup.Create("level", context.Text.Get("interview.level"), questions.OrderBy(q => Array.IndexOf(Levels, q.Level)).Select(q => (q.Level, context.Text.Get("level." + q.Level), 1))),
            FilterGroup.Create("skill", context.Text.Get("interview.skills"), Offer(questions.SelectMany(q => q.Skills))));

        IEnumerable<(string, string, int)> Offer(IEnumerable<Reference> references) =>
            context.Site.FindAll<Document>(references).OrderBy(d => d.Title, StringComparer.OrdinalIgnoreCase).Select(d => (d.Slug, d.Title, 1));
    }

    private static string Slugs(IEnumerable<Reference> references) => string.Join(' ', references.Select(r => r.Slug));
}
