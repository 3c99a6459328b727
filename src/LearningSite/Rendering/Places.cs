namespace LearningSite.Rendering;

/// <summary>Names places for readers: `US/San Francisco` becomes "San Francisco, United States".</summary>
public static class Places
{
    public static string Describe(string place, InterfaceText text)
    {
        var slash = place.IndexOf('/', StringComparison.Ordinal);
        var country = slash < 0 ? place : place[..slash];
        // Countries that the language file does not name keep their code.
        var name = text.Has("country." + country) ? text.Get("country." + country) : country;
        return slash < 0 ? name : $"{place[(slash + 1)..]}, {name}";
    }
}
