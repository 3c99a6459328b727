// Writes the search index of a site: `node search.mjs <site> <folder>`, the folder below the site. Pages are given to Pagefind in the order of
// their names: its own command takes them as the disk lists them and numbers them so, and another disk would give another index.

import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

const [site, folder] = process.argv.slice(2);
const theme = fileURLToPath(new URL("..", import.meta.url));
const readyMade = /^pagefind-.*(ui|highlight)/; // widgets that no page loads
const ahead = 16; // pages on their way: it takes one after the other, and meanwhile the next ones are read

// Where its program ends, nothing answers any more, and Node has nothing left to wait for.
let isDone = false;
process.on("exit", () => {
  if (!isDone) fail("Pagefind ended before the index was written");
});

try {
  const { close, createIndex } = await import("pagefind");
  const { index } = unwrap(await createIndex());
  const names = (await readdir(site, { recursive: true })).map(name => name.split(sep).join("/"));
  const answers = [];
  // Where the system is POSIX, Node lists a folder by name already.
  for (const sourcePath of names.filter(name => name.endsWith(".html")).sort()) {
    if (answers.length === ahead) unwrap(await answers.shift());
    answers.push(index.addHTMLFile({ sourcePath, content: await readFile(join(site, sourcePath), "utf8") }));
  }
  (await Promise.all(answers)).forEach(unwrap);
  // Not `writeFiles`: it answers before all that it writes is on the disk.
  for (const { path, content } of unwrap(await index.getFiles()).files.filter(({ path }) => !readyMade.test(path))) {
    const file = join(site, folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  await close();
} catch (error) {
  // It throws text too.
  fail(error.message ?? error);
}
isDone = true;

function unwrap(answer) {
  if (answer.errors.length > 0) throw new Error(answer.errors[0]);
  return answer;
}

// Without the folders, which tell of the machine.
function fail(reason) {
  console.error(`Error: ${reason.replaceAll(site + sep, "").replaceAll(theme, "")}`);
  process.exitCode = 1;
}
