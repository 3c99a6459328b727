namespace LearningSite.Benchmarks;

/// <summary>A Hugo site over the lessons of a site of ours, with layouts as small as they can be: a page of ours has more on it.</summary>
public static class Hugo
{
    public static bool IsInstalled => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(f => File.Exists(Path.Combine(f, "hugo")));

    public static void Write(string site, string root)
    {
        Corpus.WriteFile(root, "config.toml", $"""
            baseURL = "https://example.com/"
            title = "Bench"
            disableKinds = ["taxonomy", "term"]
            [[module.mounts]]
            source = "{site}/input/lessons"
            target = "content/lessons"
            """);
        Corpus.WriteFile(root, "layouts/_default/baseof.html", """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }} · {{ site.Title }}</title><meta name="description" content="{{ .Params.summary }}"><link rel="canonical" href="{{ .Permalink }}"><link rel="stylesheet" href="/site.css"></head>
            <body><header><a href="/">Home</a><nav>{{ range seq 0 19 }}<a href="/tracks/track-{{ . }}/">Track {{ . }}</a>{{ end }}</nav></header><main>{{ block "main" . }}{{ end }}</main><footer>Bench</footer></body></html>
            """);
        Corpus.WriteFile(root, "layouts/_default/single.html", """
            {{ define "main" }}<article><h1>{{ .Title }}</h1><p>{{ .Params.summary }}</p><aside>{{ .TableOfContents }}</aside>{{ .Content }}
            <nav>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav></article>{{ end }}
            """);
        Corpus.WriteFile(root, "layouts/_default/list.html", """
            {{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.summary }}</li>{{ end }}</ul>{{ end }}
            """);
    }
}
