using FsCheck;
using FsCheck.Fluent;

namespace LearningSite.Tests.Support;

/// <summary>
/// Checks that hold for all inputs, on a few hundred generated ones; `PROPERTY_RUNS=20000` looks longer. A failure prints the
/// smallest input found and the seed.
/// </summary>
public static class Property
{
    private static readonly Config Settings = SettingsFor(300);

    public static void ForAllTexts(Action<string> check) => ForAllTexts([], check);

    /// <param name="fragments">Pieces that matter to the code under test; half of the inputs are made of these.</param>
    public static void ForAllTexts(string[] fragments, Action<string> check)
    {
        var random = ArbMap.Default.GeneratorFor<string?>().Select(s => s ?? "");
        var made = Gen.Elements(fragments.Length == 0 ? ["a"] : fragments).ArrayOf().Select(parts => string.Concat(parts));
        Prop.ForAll(Gen.OneOf(made, random).ToArbitrary(), check).Check(Settings);
    }

    public static void ForAll<T>(Action<T> check) => Prop.ForAll(ArbMap.Default.ArbFor<T>(), check).Check(Settings);

    public static void ForAll<T>(Gen<T> generator, Action<T> check) => Prop.ForAll(generator.ToArbitrary(), check).Check(Settings);

    /// <summary>Fewer runs, for a check that builds sites.</summary>
    public static void ForAll<T>(Gen<T> generator, int runs, Action<T> check) => Prop.ForAll(generator.ToArbitrary(), check).Check(SettingsFor(runs));

    private static Config SettingsFor(int runs) => Config.QuickThrowOnFailure.WithMaxTest(int.TryParse(Environment.GetEnvironmentVariable("PROPERTY_RUNS"), out var asked) ? asked : runs);
}
