// Bundles the theme: `node build.mjs` reads input/ and writes dist/.
//
//   dist/assets/<name>.<hash>.(css|js|svg|png) what pages load; the hash is of the content, so it may be cached for ever
//   dist/assets.json                         name -> file, for the page renderer
//   dist/(stop-)service-worker.js            lies in the root of a site, under a name that never changes
//   dist/worker.cjs, dist/worker/            the process that colours code and sets formulas
//   dist/cards.mjs                           the process that draws pictures for links
//   dist/search.mjs                          the process that writes the search index
//
// Same input, same bytes: no dates, no absolute paths, sorted keys.

import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Resvg } from "@resvg/resvg-js";
import { build } from "esbuild";

const root = fileURLToPath(new URL(".", import.meta.url));
const dist = join(root, "dist");

const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  legalComments: "none",
  logLevel: "warning",
  metafile: true,
  outdir: "dist",
};

const page = { ...shared, target: "es2022", entryNames: "assets/[name].[hash]" };

await rm(dist, { recursive: true, force: true });
await mkdir(join(dist, "assets"), { recursive: true });

// What runs only in some browsers brings its own copy of what it needs: shared, that would be one more file for all of them.
const apart = await build({ ...page, entryPoints: ["take-over", "follow-ledger"].map(name => `input/js/${name}.js`), format: "esm" });
const filesApart = new Map(Object.entries(apart.metafile.outputs).map(([file, { entryPoint }]) => [basename(entryPoint), `./${basename(file)}`]));
/** @type {import("esbuild").Plugin} */
const importApart = {
  name: "import-apart",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\// }, ({ kind, path }) => (kind === "dynamic-import" && filesApart.has(basename(path)) ? { path: filesApart.get(basename(path)), external: true } : null));
  },
};

const [style, themeScript, learning, reading] = await Promise.all([
  // Browsers of 2024 and later: `light-dark()` and `@layer` stay as written.
  build({ ...page, target: ["chrome123", "firefox120", "safari17.5"], entryPoints: ["input/css/site.css", "input/css/more.css"] }),
  build({ ...page, entryPoints: ["input/js/theme.js"], format: "iife" }),
  // Pages that keep something of a learner: what they all need is the chunk of `learn.js`. The others share nothing with them.
  buildModules(["learn", "quiz", "progress", "planner", "review", "erase-everything", "ticks", "today"]),
  buildModules(["lesson", "home", "search", "finder", "term", "copy-code", "print-lessons", "filters", "salary-charts", "gap", "compare", "practice", "offline"]),
  build({ ...page, entryPoints: ["input/js/service-worker.js", "input/js/stop-service-worker.js"], format: "iife", entryNames: "[name]" }),
  buildWorker(),
  // A file of its own, 2 MB with its font, so that no build loads it that draws nothing. The rasteriser is a program of the machine's kind.
  build({
    ...shared,
    entryPoints: ["input/worker/cards.mjs"],
    platform: "node",
    target: "node20",
    format: "esm",
    outExtension: { ".js": ".mjs" },
    loader: { ".woff": "binary" },
    external: ["@resvg/resvg-js"],
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  }),
  // Pagefind finds its program beside itself.
  build({ ...shared, entryPoints: ["input/worker/search.mjs"], platform: "node", target: "node20", format: "esm", outExtension: { ".js": ".mjs" }, external: ["pagefind"] }),
]);

const assets = new Map();
for (const { metafile } of [style, themeScript, learning, reading]) {
  for (const [file, output] of Object.entries(metafile.outputs)) {
    if (output.entryPoint) assets.set(basename(output.entryPoint), (await leadsOn(file, output, metafile.outputs)).slice("dist/".length));
  }
}
const icon = await readFile(join(root, "input", "icon.svg"), "utf8");
assets.set("icon.svg", await writeHashed("icon.svg", icon));
// A system cuts a maskable icon to its own shape: what it may cut away is paper.
const wide = icon.replace('viewBox="0 0 32 32"', 'viewBox="-6 -6 44 44"').replace('<rect width="32" height="32" rx="3"', '<rect x="-6" y="-6" width="44" height="44"');
for (const [name, svg, width] of [["icon-180.png", wide, 180], ["icon-192.png", icon, 192], ["icon-512.png", icon, 512], ["icon-maskable-512.png", wide, 512]])
  assets.set(name, await writeHashed(name, new Resvg(svg, { fitTo: { mode: "width", value: width } }).render().asPng()));

const sorted = Object.fromEntries([...assets].sort(([a], [b]) => (a < b ? -1 : 1)));
await writeFile(join(dist, "assets.json"), JSON.stringify(sorted, null, 2) + "\n");

/** What two modules of a list share is a file of its own: a page that loads both runs it once. */
function buildModules(names) {
  return build({ ...page, entryPoints: names.map(name => `input/js/${name}.js`), format: "esm", splitting: true, chunkNames: "assets/[name].[hash]", plugins: [importApart] });
}

/** CommonJS, because Node is ready for it 15 ms earlier. The worker names its parts with their hashes, so that its own bytes change with theirs. */
async function buildWorker() {
  const worker = { ...shared, platform: "node", target: "node20", format: "cjs", outExtension: { ".js": ".cjs" } };
  const { metafile } = await build({ ...worker, entryPoints: ["input/worker/code.mjs", "input/worker/math.mjs"], entryNames: "worker/[name].[hash]" });
  const parts = Object.entries(metafile.outputs).map(([file, { entryPoint }]) => [`${basename(entryPoint, ".mjs").toUpperCase()}_PART`, JSON.stringify(file.replace("dist/", "./"))]);
  await build({ ...worker, entryPoints: ["input/worker/worker.mjs"], define: Object.fromEntries(parts), external: ["./worker/*"] });
}

/** A module that others of its list import as a whole is a line that leads to chunks: pages load the one that needs the others. */
async function leadsOn(file, { inputs, imports }, outputs) {
  if (Object.values(inputs).some(({ bytesInOutput }) => bytesInOutput > 0)) return file;
  await rm(join(root, file));
  const paths = imports.map(({ path }) => path);
  return paths.find(path => paths.every(other => other === path || outputs[path].imports.some(({ path }) => path === other)));
}

async function writeHashed(name, bytes) {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8).toUpperCase();
  const file = `assets/${name.replace(".", `.${hash}.`)}`;
  await writeFile(join(dist, file), bytes);
  return file;
}
