using System.CommandLine;
using BenchmarkDotNet.Running;
using LearningSite.Benchmarks;

var lessons = new Option<int[]>("--lessons") { Description = "Sizes of the made-up sites, rising", DefaultValueFactory = _ => [1_000, 10_000], CustomParser = r => [.. r.Tokens[0].Value.Split(',').Select(int.Parse)] };
var runs = new Option<int>("--runs") { Description = "How often each is measured, in turn; medians are printed", DefaultValueFactory = _ => 3 };
var build = new Command("build", "Builds made-up sites in every way, and other programs in turn with it") { lessons, runs };
build.SetAction(parsed => WholeBuild.Run(parsed.GetRequiredValue(lessons), parsed.GetRequiredValue(runs)) ? 0 : 1);

var count = new Argument<int>("count") { Description = "How many lessons" };
var folder = new Argument<DirectoryInfo>("folder") { Description = "Where `statiq.json` and `input/` are to be" };
var corpus = new Command("corpus", "Writes a made-up site") { count, folder };
corpus.SetAction(parsed => new Corpus(parsed.GetRequiredValue(count)).Write(parsed.GetRequiredValue(folder).FullName));

var names = new Argument<string[]>("arguments") { Description = "Arguments of BenchmarkDotNet, such as `--filter *Markdown*`", Arity = ArgumentArity.ZeroOrMore };
var parts = new Command("parts", "Measures the parts that every page goes through") { names };
parts.TreatUnmatchedTokensAsErrors = false;
parts.SetAction(_ => { BenchmarkSwitcher.FromTypes([typeof(HotParts)]).Run(args[1..] is { Length: > 0 } given ? given : ["--filter", "*"]); });

return new RootCommand("Benchmarks of LearningSite; README.md says what they are for.") { build, parts, corpus }.Parse(args).Invoke();
