using LearningSite.Bridges;
using LearningSite.Documents;
using LearningSite.Lessons;
using LearningSite.Linking;
using LearningSite.Progress;
using LearningSite.Rendering;
using LearningSite.Review;
using LearningSite.Roles;
using LearningSite.Salaries;
using LearningSite.Tracks;

namespace LearningSite.TextPages;

/// <summary>The home page: three ways in.</summary>
/// <param name="Start">The first lesson.</param>
/// <param name="Bridge">The bridge whose map is shown.</param>
/// <param name="Pay">The role whose pay is shown.</param>
/// <param name="Tracks">The order of tracks; tracks that it leaves out follow by name.</param>
public sealed record Home(Header Header, string? Kicker, Reference? Start, Reference? Bridge, Reference? Pay, IReadOnlyList<Reference> Tracks) : Document(Header)
{
    public override IEnumerable<Reference> References => [.. base.References, .. new[] { Start, Bridge, Pay }.OfType<Reference>(), .. Tracks];
}

/// <summary>`index.md`; in a plain folder also `README.md`.</summary>
public sealed class HomeKind(bool isPlainFolder) : IContentKind
{
    private const int MostRoles = 6;

    private static readonly Keys Keys = Keys.OfFile("home page");
    private static readonly HeaderKeys Header = HeaderKeys.AddTo(Keys);
    private static readonly Key<string?> Kicker = Keys.OptionalText("kicker", "A few words above the title.");
    private static readonly Key<Reference?> Start = Keys.OptionalReference("start", "lesson", "The first lesson.");
    private static readonly Key<Reference?> Bridge = Keys.OptionalReference("bridge", "bridge", "The bridge whose map is shown.");
    private static readonly Key<Reference?> Pay = Keys.OptionalReference("pay", "role", "The role whose pay is shown.");
    private static readonly Key<IReadOnlyList<Reference>> Tracks = Keys.References("tracks", "track", "The order of the tracks; tracks that it leaves out follow by name.");

    public string Name => "home";

    public static bool IsHome(string relativePath, bool isPlainFolder) =>
        relativePath == "index.md" || (isPlainFolder && !relativePath.Contains('/', StringComparison.Ordinal) && relativePath.Equals("readme.md", StringComparison.OrdinalIgnoreCase));

    public string Place => "index.md";
    public Shape Content => new Shape.Group(Keys);

    public bool Owns(string relativePath) => IsHome(relativePath, isPlainFolder);

    public IEnumerable<Document> Parse(ParseContext context)
    {
        var (fields, bodyStart) = context.ReadMarkdown(Keys);
        if (isPlainFolder)
        {
            yield return new Home(PlainFolder.ReadHeader(context, bodyStart, "/") with { Kind = Name }, null, null, null, null, []);
            yield break;
        }
        var home = new Home(context.ReadHeader(fields, Header, Name, "home", "/", bodyStart), fields.Get(Kicker),
            fields.Get(Start), fields.Get(Bridge), fields.Get(Pay), fields.Get(Tracks));
        fields.Close();
        yield return home;
    }

    public IEnumerable<Page> CreatePages(Site site)
    {
        if (site.All<Home>().FirstOrDefault() is { } home) yield return Page.Of(home, "home", context => CreateModel(home, context));
        else yield return Page.Index("/", "home", context => CreateModel(null, Markup.Body.Empty, context));
    }

    private PageModel CreateModel(Home home, PageContext context) => CreateModel(home, context.RenderBody(home), context);

    // A site without an `index.md` still has a first page: its title, and every way in that its content offers.
    private HomePage CreateModel(Home? home, Markup.Body body, PageContext context)
    {
        var site = context.Site;
        var bridge = site.Find<Bridge>(home?.Bridge);
        var pay = site.Find<Role>(home?.Pay);
        var roles = site.All<Role>().ToList();
        // Roles with a bridge come first: there the site has more to say.
        var starts = roles.Where(r => !r.IsTarget).OrderByDescending(r => site.All<Bridge>().Any(b => b.From.Slug == r.Slug)).ToList();
        var targets = roles.Where(r => r.IsTarget).OrderByDescending(r => site.All<Bridge>().Any(b => b.To.Slug == r.Slug)).ToList();
        return new HomePage
        {
            WriteThings = json => WriteSite(json, context),
            Title = home is { Title.Length: > 0 } ? home.Title : (site.Settings.SiteTitle.Length > 0 ? site.Settings.SiteTitle : context.Text.Get("nav.home")),
            Summary = home?.Summary, Kicker = home?.Kicker,
            Start = site.Find<Lesson>(home?.Start) is { } start ? context.LinkTo(start) : null,
            Bridge = bridge is null ? null : context.LinkTo(bridge), BridgeName = bridge?.Title ?? "",
            CarriesOver = bridge is null ? [] : [.. bridge.CarriesOver.Take(2)], Adapt = bridge is null ? [] : [.. bridge.Adapt.Take(2)], Gaps = bridge is null ? [] : [.. bridge.Gaps.Take(1)],
            Tracks = [.. TrackKind.Order(site, home?.Tracks ?? []).Select(t => TrackKind.Summarise(t, context))],
            StartRoles = context.LinksTo(starts.Take(MostRoles)), TargetRoles = context.LinksTo(targets.Take(MostRoles)), RolesHref = Math.Max(starts.Count, targets.Count) > MostRoles ? context.FindHref("/roles/") : null,
            Paths = context.LinksTo(site.All<Paths.LearningPath>()), Quizzes = LongList.Of(context.LinksTo(site.All<Quizzes.Quiz>())), Ways = CreateWays(context), Today = CreateToday(context),
            Pay = pay is null ? [] : RolePay.CreateRows(pay, context), PayChart = pay is null ? null : RolePay.CreateChart(pay, context), PayPage = pay is null ? null : RolePay.FindPage(pay, context),
            Pages = isPlainFolder ? [.. PlainFolder.ChildrenOf("/", site).Select(c => new PageLink(site.Href(c.Link), c.Title))] : [],
        }.WithBody(body);
    }

    private static IReadOnlyList<PageLink> CreateWays(PageContext context)
    {
        if (context.FindHref("/roles/") is not { } roles || context.FindHref("/paths/") is not { } paths || context.FindHref("/quizzes/") is not { } quizzes) return [];
        var text = context.Text;
        return
        [
            new PageLink(roles, text.Get("home.way.role"), text.Get("home.way.role.note"), text.Get("kind.role")),
            new PageLink(paths, text.Get("home.way.path"), text.Get("home.paths.note"), text.Get("kind.path")),
            context.Site.All<Quizzes.Quiz>().FirstOrDefault(q => q.IsPlacement) is { } quiz
                ? context.LinkTo(quiz, meta: text.Get("kind.quiz"))
                : new PageLink(quizzes, text.Get("home.way.quiz"), text.Get("home.quizzes.note"), text.Get("kind.quiz")),
        ];
    }

    private static TodayLinks? CreateToday(PageContext context)
    {
        if (context.FindHref(CreateReviewPage.Link) is not { } review) return null;
        context.AddModule("home.js");
        return new TodayLinks(context.AssetHref("today.js"), context.Site.Href(ProgressContent.Link), review);
    }

    private static void WriteSite(System.Text.Json.Utf8JsonWriter json, PageContext context)
    {
        json.WriteStartObject();
        json.WriteString("@type", "WebSite");
        json.WriteString("name", context.Site.Settings.SiteTitle);
        if (context.Site.Settings.SiteDescription is { Length: > 0 } description) json.WriteString("description", description);
        json.WriteString("url", context.Site.AbsoluteHref("/"));
        json.WriteString("inLanguage", context.Site.Settings.Language);
        json.WriteEndObject();
    }
}
