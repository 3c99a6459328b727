using System.Diagnostics;
using System.Text.Json;
using LearningSite.Linking;
using LearningSite.Pipelines;
using LearningSite.Roles;
using LearningSite.Tests.Support;

namespace LearningSite.Tests;

/// <summary>What one role lacks for another: the rule, and that the browser counts as the build does.</summary>
public class RoleGapTests
{
    [Fact]
    public async Task A_gap_has_what_one_has_and_needs_and_the_lessons_between_with_their_prerequisites_first()
    {
        using var course = TestSite.Of("course");
        const string Metrics = "input/lessons/basics/metrics.md";
        course.Write(Metrics, File.ReadAllText(course.Combine(Metrics)).Replace("prerequisites: [splits]", "prerequisites: [splits]\nskills: [model-evaluation]", StringComparison.Ordinal));
        var site = (await course.CheckAsync()).Site;
        var gap = RoleGap.Between(Find(site, "tester"), Find(site, "model-tester"), site);
        Assert.Equal(["model-evaluation 1 of 2 adapt: splits, metrics"], gap.Skills.Select(s => $"{s.Skill.Slug} {s.Have} of {s.Need} {s.Verdict}: {string.Join(", ", s.Lessons.Select(l => l.Slug))}"));
        Assert.Equal(["splits", "metrics"], gap.Lessons.Select(l => l.Slug));
        Assert.Equal(gap.Lessons.Sum(l => l.Minutes), gap.Minutes);
    }

    [Fact]
    public async Task Whoever_has_the_level_needs_nothing()
    {
        using var course = TestSite.Of("course");
        var site = (await course.CheckAsync()).Site;
        var role = Find(site, "model-tester");
        var gap = RoleGap.Between(role, role, site);
        Assert.All(gap.Skills, s => Assert.Equal("carries", s.Verdict));
        Assert.Empty(gap.Lessons);
    }

    [Fact]
    public async Task The_browser_counts_as_the_build_does_for_every_pair_of_roles_of_the_bundled_site()
    {
        var result = await new SiteBuilder(new BuildOptions(ProjectFolder.Repository, [], HasSearch: false), new NoProgress()).CheckAsync();
        var roles = result.Site.All<Role>().ToList();
        var pairs = roles.Prepend(null).SelectMany(from => roles.Where(to => to != from).Select(to => (From: from, To: to!))).ToList();
        var expected = pairs.Select(p => (p.From?.Slug, p.To.Slug, Describe(RoleGap.Between(p.From, p.To, result.Site)))).ToList();
        var counted = await CountInNodeAsync(GapData.Write(result.Site));
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Select(e => $"{e.Item1} → {e.Item2}: {e.Item3}"), counted);
    }

    private static string Describe(RoleGap gap) =>
        $"{string.Join("; ", gap.Skills.Select(s => $"{s.Skill.Slug} {s.Have} {s.Need} {s.Verdict} {string.Join(",", s.Lessons.Select(l => l.Slug))}"))} | {string.Join(",", gap.Lessons.Select(l => l.Slug))} | {gap.Minutes}";

    private static async Task<string[]> CountInNodeAsync(string data)
    {
        const string Script = """
            import { findGap } from "./theme/input/js/gaps.js";
            import { text } from "node:stream/consumers";
            const data = JSON.parse(await text(process.stdin));
            const roles = Object.keys(data.roles);
            const lines = [null, ...roles].flatMap(from => roles.filter(to => to !== from).map(to => {
              const { skills, lessons, minutes } = findGap(data, from, to);
              return `${from ?? ""} → ${to}: ${skills.map(s => `${s.skill} ${s.have} ${s.need} ${s.verdict} ${s.lessons}`).join("; ")} | ${lessons} | ${minutes}`;
            }));
            process.stdout.write(JSON.stringify(lines));
            """;
        using var process = Process.Start(new ProcessStartInfo("node", ["--input-type=module", "--eval", Script]) { WorkingDirectory = ProjectFolder.Repository, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException("node did not start");
        await process.StandardInput.WriteAsync(data);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        return JsonSerializer.Deserialize<string[]>(output)!;
    }

    private static Role Find(Site site, string slug) => Assert.IsType<Role>(site.Find("role", slug));
}
