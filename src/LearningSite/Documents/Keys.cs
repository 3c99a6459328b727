namespace LearningSite.Documents;

/// <summary>The closed list of keys of one group, declared once: each method adds a key and returns it, for the reader to ask for.</summary>
/// <param name="owner">What has these keys, as a finding calls it: "lesson", "pay point".</param>
public sealed class Keys(string owner)
{
    private readonly List<Key> all = [];
    private readonly List<(Key, IReadOnlyList<Key>)> variants = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>The keys of a file, or of an entry of a file that is a list: each may silence a warning.</summary>
    public static Keys OfFile(string owner)
    {
        var keys = new Keys(owner);
        keys.Include(ReadSilences.Key, Translation.Original);
        return keys;
    }

    public string Owner => owner;
    public IReadOnlyList<Key> All => all;

    public bool Declares(string name) => names.Contains(name);

    /// <summary>Keys of which a group has exactly one, each with the keys that go with it alone.</summary>
    public IReadOnlyList<(Key Selector, IReadOnlyList<Key> Companions)> Variants => variants;

    /// <summary>True when a group may also have none of them.</summary>
    public bool IsVariantOptional { get; init; }

    /// <summary>Keys that one value of another key leaves no room for; required otherwise, when they are declared so.</summary>
    public KeyException? Exception { get; private set; }

    public void Except(Key condition, string value, params IReadOnlyList<Key> absent) => Exception = new KeyException(condition, value, absent);

    /// <summary>Groups whose keys somebody may write here by mistake.</summary>
    public IReadOnlyList<Keys> Neighbours { get; private set; } = [];

    public void IsBeside(params IReadOnlyList<Keys> neighbours) => Neighbours = neighbours;

    public void Variant(Key selector, params IReadOnlyList<Key> companions) => variants.Add((selector, companions));

    public Key<string> Id(string about) => Add("id", new Shape.Slug(), true, about, f => f.Text("id"));

    public Key<string?> OptionalId(string about) => Add("id", new Shape.Slug(), false, about, f => f.OptionalText("id"));

    public Key<string> Text(string name, string about) => Add(name, new Shape.Text(), true, about, f => f.Text(name));

    public Key<string?> OptionalText(string name, string about) => Add(name, new Shape.Text(), false, about, f => f.OptionalText(name));

    /// <summary>The sentence under the heading. Its length is what search engines show.</summary>
    public Key<string?> Summary(bool isRequired)
    {
        const string name = "summary";
        return Add<string?>(name, new Shape.Text(40, 160), isRequired, "One sentence for lists and search engines: 40 to 160 characters, and different on every page.",
            f => isRequired ? f.Text(name) : f.OptionalText(name));
    }

    /// <summary>Text whose place is needed, as for Markdown.</summary>
    public Key<YamlNode.Scalar?> Scalar(string name, string about, Shape? shape = null) => Add(name, shape ?? new Shape.Text(), true, about, f => f.Scalar(name));

    public Key<YamlNode.Scalar?> OptionalScalar(string name, string about, Shape? shape = null) => Add(name, shape ?? new Shape.Text(), false, about, f => f.OptionalScalar(name));

    public Key<IReadOnlyList<YamlNode.Scalar>> Scalars(string name, string about, bool isRequired = false) =>
        Add(name, new Shape.List(new Shape.Text()), isRequired, about, f => f.Scalars(name, isRequired));

    public Key<IReadOnlyList<string>> TextList(string name, string about, bool isRequired = false, int? count = null) =>
        Add(name, new Shape.List(new Shape.Text(), count), isRequired, about, f => f.TextList(name, isRequired));

    public Key<string> Choice(string name, IReadOnlyList<string> allowed, string about) => Add(name, new Shape.Choice(allowed), true, about, f => f.Choice(name, allowed));

    public Key<string?> OptionalChoice(string name, IReadOnlyList<string> allowed, string about) => Add(name, new Shape.Choice(allowed), false, about, f => f.OptionalChoice(name, allowed));

    public Key<int> Integer(string name, int minimum, int maximum, string about) => Add(name, new Shape.Integer(minimum, maximum), true, about, f => f.Integer(name, minimum, maximum));

    public Key<int?> OptionalInteger(string name, int minimum, int maximum, string about) =>
        Add(name, new Shape.Integer(minimum, maximum), false, about, f => f.OptionalInteger(name, minimum, maximum));

    public Key<decimal?> OptionalNumber(string name, string about) => Add(name, new Shape.Number(), false, about, f => f.OptionalNumber(name));

    public Key<bool> Boolean(string name, bool whenAbsent, string about) => Add(name, new Shape.Boolean(), false, about, f => f.Boolean(name, whenAbsent));

    public Key<DateOnly?> OptionalDate(string name, string about) => Add(name, new Shape.Date(), false, about, f => f.OptionalDate(name));

    public Key<string?> OptionalAddress(string name, string about) => Add(name, new Shape.Address(), false, about, f => f.OptionalText(name));

    public Key<Reference> Reference(string name, string kind, string about) => Add(name, new Shape.Slug(kind), true, about, f => f.Reference(name, kind));

    public Key<Reference?> OptionalReference(string name, string kind, string about) => Add(name, new Shape.Slug(kind), false, about, f => f.OptionalReference(name, kind));

    public Key<IReadOnlyList<Reference>> References(string name, string kind, string about, bool isRequired = false) =>
        Add(name, new Shape.List(new Shape.Slug(kind)), isRequired, about, f => f.References(name, kind, isRequired));

    /// <summary>Names chosen by the author, each with a value.</summary>
    public Key<IReadOnlyList<(YamlNode.Scalar Name, YamlNode.Scalar Value)>> Map(string name, Shape names, string about, Shape? values = null) =>
        Add(name, new Shape.Map(names, values ?? new Shape.Text()), false, about, f => f.Map(name));

    public Key<IReadOnlyList<(YamlNode.Scalar Name, int? Value)>> IntegerMap(string name, Shape names, int minimum, int maximum, string about) =>
        Add(name, new Shape.Map(names, new Shape.Integer(minimum, maximum)), false, about, f => f.IntegerMap(name, minimum, maximum));

    public Key<IReadOnlyList<(Reference Reference, YamlNode.Scalar Value)>> ReferenceMap(string name, string kind, string about, bool isRequired = false) =>
        Add(name, new Shape.Map(new Shape.Slug(kind), new Shape.Text()), isRequired, about, f => f.ReferenceMap(name, kind, isRequired));

    public Key<IReadOnlyList<(Reference Reference, int? Value)>> IntegerReferenceMap(string name, string kind, int minimum, int maximum, string about, bool isRequired = false) =>
        Add(name, new Shape.Map(new Shape.Slug(kind), new Shape.Integer(minimum, maximum)), isRequired, about, f => f.IntegerReferenceMap(name, kind, minimum, maximum, isRequired));

    public Key<Fields?> Group(string name, Keys keys, string about, bool isRequired = false) => Add(name, new Shape.Group(keys), isRequired, about, f => f.Group(name, keys, isRequired));

    /// <param name="either">A key by which an entry has the keys of another sort.</param>
    public Key<IReadOnlyList<Fields>> Groups(string name, Keys keys, string about, bool isRequired = false, (Key Selector, Keys With)? either = null) =>
        Add(name, new Shape.List(either is var (selector, with) ? new Shape.Either(selector, with, keys) : new Shape.Group(keys)), isRequired, about, f => f.Groups(name, keys, isRequired));

    /// <summary>A value that its reader takes apart itself.</summary>
    public Key<YamlNode?> Node(string name, Shape shape, string about) => Add(name, shape, false, about, f => f.Find(name));

    /// <summary>Takes over keys that another group has too.</summary>
    public void Include(params IReadOnlyList<Key> keys)
    {
        all.AddRange(keys);
        names.UnionWith(keys.Select(k => k.Name));
    }

    private Key<T> Add<T>(string name, Shape shape, bool isRequired, string about, Func<Fields, T> read) => Add(new Key<T>(name, shape, isRequired, about, read));

    private Key<T> Add<T>(Key<T> key)
    {
        all.Add(key);
        names.Add(key.Name);
        return key;
    }
}
