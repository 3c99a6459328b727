using System.Globalization;

namespace LearningSite.Salaries;

/// <summary>Writes amounts as short as a chart needs: `$90–120K`, `$157,969`, `CHF 90K`. The caption names the currency.</summary>
public static class ChartAmount
{
    public static string Describe(string currency, int amount) => Sign(currency) + (IsRound(amount) ? Thousands(amount) + "K" : CreateSalaryRow.Number(amount));

    public static string Describe(string currency, int low, int high) => Sign(currency) +
        (IsRound(low) && IsRound(high) ? $"{Thousands(low)}–{Thousands(high)}K" : $"{CreateSalaryRow.Number(low)}–{CreateSalaryRow.Number(high)}");

    private static string Sign(string currency) => currency switch { "USD" => "$", "EUR" => "€", "GBP" => "£", _ => currency + "\u00A0" };

    private static bool IsRound(int amount) => amount % 1000 == 0;

    private static string Thousands(int amount) => (amount / 1000).ToString("N0", CultureInfo.InvariantCulture);
}
