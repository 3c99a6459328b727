// Colours code and sets formulas for the page renderer, one process for a whole build.
//
//   <- {"id":1,"items":[{"kind":"code","language":"python","text":"x = 1"},{"kind":"math","text":"x^2","display":false}]}
//   -> {"id":1,"items":[{"html":"x = <span class=\"hljs-number\">1</span>"},{"html":"<math …>…</math>"}]}
//
// One line of JSON each way, answers in the order of the requests. The process ends when stdin closes. It reads and writes files and no
// streams: there is nothing to do while it waits, and setting streams up takes longer than colouring the code of a small site.
// Both libraries load at first use: a site without code or formulas never waits for them.

import { readSync, writeSync } from "node:fs";

// The bundler puts the paths here.
const renderers = {
  code: once(() => require(CODE_PART).renderCode),
  math: once(() => require(MATH_PART).renderMath),
};

const stdin = 0;
const stdout = 1;

for (const line of readLines()) {
  if (line.trim()) write(JSON.stringify(respond(line)) + "\n");
}

function* readLines() {
  const buffer = Buffer.alloc(64 * 1024);
  let rest = [];
  for (let length; (length = read(buffer)) > 0;) {
    const bytes = Buffer.from(buffer.subarray(0, length));
    let start = 0;
    for (let end; (end = bytes.indexOf("\n", start)) >= 0; start = end + 1) {
      yield Buffer.concat([...rest, bytes.subarray(start, end)]).toString();
      rest = [];
    }
    rest.push(bytes.subarray(start));
  }
  yield Buffer.concat(rest).toString();
}

function read(buffer) {
  try {
    return readSync(stdin, buffer);
  } catch (error) {
    // How Windows says that a pipe was closed.
    if (error.code === "EOF") return 0;
    throw error;
  }
}

function write(text) {
  const bytes = Buffer.from(text);
  try {
    for (let written = 0; written < bytes.length;) written += writeSync(stdout, bytes, written);
  } catch (error) {
    // Nobody reads any more.
    if (error.code === "EPIPE") process.exit();
    throw error;
  }
}

function respond(line) {
  let request;
  try {
    request = JSON.parse(line);
    return { id: request.id, items: request.items.map(render) };
  } catch (error) {
    return { id: request?.id ?? null, error: error.message };
  }
}

function render(item) {
  const load = Object.hasOwn(renderers, item.kind) ? renderers[item.kind] : null;
  if (!load) return { error: `unknown kind ${JSON.stringify(item.kind)}`, offset: 0 };
  const renderItem = load();
  try {
    return renderItem(item);
  } catch (error) {
    // A formula nested ten thousand deep ends here, with the stack of the parser.
    return { error: error.message, offset: 0 };
  }
}

function once(load) {
  let loaded;
  return () => (loaded ??= load());
}
