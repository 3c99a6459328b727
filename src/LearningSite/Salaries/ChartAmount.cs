using LearningSite.Rendering;

namespace LearningSite.Salaries;

/// <summary>Writes amounts of one currency as short as a chart needs: `$90–120K`, `$157,969`, `CHF 90K`. The caption names the currency.</summary>
public sealed class ChartAmount(string currency, InterfaceText text)
{
    private readonly string sign = currency switch { "USD" => "$", "EUR" => "€", "GBP" => "£", _ => currency + "\u00A0" };

    public string Describe(int amount) => sign + (IsRound(amount) ? Thousands(amount) + "K" : text.Group(amount));

    public string Describe(int low, int high) => sign +
        (IsRound(low) && IsRound(high) ? $"{Thousands(low)}–{Thousands(high)}K" : $"{text.Group(low)}–{text.Group(high)}");

    private static bool IsRound(int amount) => amount % 1000 == 0;

    private string Thousands(int amount) => text.Group(amount / 1000);
}
