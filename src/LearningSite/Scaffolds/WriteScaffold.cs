using System.Text;
using LearningSite.Diagnostics;
using LearningSite.Fixes;

namespace LearningSite.Scaffolds;

/// <summary>Collects what a scaffold writes and writes it when all of it can be written: no file is ever replaced.</summary>
public sealed class WriteScaffold(SiteFiles site, TextWriter errors)
{
    private readonly List<ChangedFile> files = [];

    public SiteFiles Site => site;

    /// <summary>A new file below the input folder.</summary>
    public bool Add(string relativePath, string template, IReadOnlyDictionary<string, string> values) => AddAt(site.Combine(relativePath), FillTemplate.Fill(template, values));

    public bool AddAt(string path, string text)
    {
        if (File.Exists(path)) return Fail($"`{Display(path)}` exists already", "choose another title, or name the file with `--slug`");
        files.Add(new ChangedFile(path, Display(path), null, Encoding.UTF8.GetBytes(text)));
        return true;
    }

    /// <summary>Adds an entry to a list of a file of the site.</summary>
    /// <param name="also">A further edit that the entry asks for, when it finds something to change.</param>
    public bool Insert(string path, string key, string entry, Func<SourceText, TextEdit?>? also = null) =>
        Edit(path, source => InsertEntry.Create(source, key, entry) is { } edit ? also?.Invoke(source) is { } other ? [other, edit] : [edit] : [], $"`{Display(path)}` has no list `{key}:` to add to");

    /// <summary>Adds text to the end of a file.</summary>
    public bool Append(string path, string text) => Edit(path, source => [new TextEdit(source.Text.Length, "", (source.Text.EndsWith('\n') ? "\n" : "\n\n") + text)], "");

    private bool Edit(string path, Func<SourceText, IReadOnlyList<TextEdit>> create, string fault)
    {
        var diagnostics = new DiagnosticBag();
        var source = site.Read(path, diagnostics);
        if (source is null || create(source) is not { Count: > 0 } edits) return Fail(source is null ? $"`{Display(path)}` cannot be read" : fault, "`check` says what is wrong with the file");
        var before = File.ReadAllBytes(path);
        files.Add(new ChangedFile(path, Display(path), before, EditText.Apply(before, edits.OrderBy(e => e.Start))));
        return true;
    }

    public bool Fail(string message, string help)
    {
        errors.WriteLine($"error: {message}");
        errors.WriteLine($" = help: {help}");
        return false;
    }

    /// <summary>Writes everything, and says what.</summary>
    public void Write(TextWriter output)
    {
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file.FullPath)!);
            using (var stream = new FileStream(file.FullPath, file.Before is null ? FileMode.CreateNew : FileMode.Truncate, FileAccess.Write)) stream.Write(file.After);
            output.WriteLine($"{(file.Before is null ? "wrote" : "changed")} {file.DisplayPath}");
        }
        if (files.Any(f => f.Before is null && Encoding.UTF8.GetString(f.After).Contains("\nstatus: draft", StringComparison.Ordinal)))
            output.WriteLine("It is a draft: `preview` shows it, readers do not see it. Remove the line `status: draft` when it is ready.");
    }

    private string Display(string path) => Path.GetRelativePath(site.Root, path).Replace('\\', '/');
}
