namespace LearningSite.Documents;

/// <summary>What a key may hold. The schema and the reference of keys are written from it.</summary>
public abstract record Shape
{
    private Shape() { }

    /// <summary>True when words for readers stand in it: text anywhere inside.</summary>
    public bool IsProse => this switch
    {
        Text => true,
        List list => list.Item.IsProse,
        OneOrMore some => some.Item.IsProse,
        Map map => map.Name.IsProse || map.Value.IsProse,
        Group group => group.Keys.All.Any(k => k.IsProse),
        Either either => either.With.All.Concat(either.Otherwise.All).Any(k => k.IsProse),
        _ => false,
    };

    /// <summary>Any scalar: `2024` and `true` are text as well. Markdown when an author would expect it.</summary>
    public sealed record Text(int Minimum = 1, int Maximum = int.MaxValue) : Shape;
    /// <summary>An id, or the slug of a document of some kind.</summary>
    public sealed record Slug(string? Kind = null) : Shape;
    /// <summary>The code of a finding: LS3025.</summary>
    public sealed record Code : Shape;
    public sealed record Choice(IReadOnlyList<string> Allowed) : Shape;
    public sealed record Integer(int Minimum = int.MinValue, int Maximum = int.MaxValue) : Shape;
    /// <param name="MayBeRange">`3..4` too.</param>
    public sealed record Number(bool MayBeRange = false) : Shape;
    public sealed record Boolean : Shape;
    public sealed record Date : Shape;
    /// <summary>An address on the web.</summary>
    public sealed record Address : Shape;
    public sealed record List(Shape Item, int? Count = null) : Shape;
    public sealed record Map(Shape Name, Shape Value) : Shape;
    /// <summary>An item, or a list of such items.</summary>
    public sealed record OneOrMore(Shape Item) : Shape;
    public sealed record Group(Keys Keys) : Shape;
    /// <summary>A group of one of two sorts: <c>With</c> when it has the key, else <c>Otherwise</c>.</summary>
    public sealed record Either(Key Selector, Keys With, Keys Otherwise) : Shape;
}
