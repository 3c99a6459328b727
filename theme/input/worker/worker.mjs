// Colours code and sets formulas for the page renderer, one process for a whole build.
//
//   <- {"id":1,"items":[{"kind":"code","language":"python","text":"x = 1"},{"kind":"math","text":"x^2","display":false}]}
//   -> {"id":1,"items":[{"html":"x = <span class=\"hljs-number\">1</span>"},{"html":"<math …>…</math>"}]}
//
// One line of JSON each way, answers in the order of the requests. The process ends when stdin closes.
// Both libraries load at first use: a site without code or formulas never waits for them.

const renderers = {
  code: once(() => import("./code.mjs").then(module => module.renderCode)),
  math: once(() => import("./math.mjs").then(module => module.renderMath)),
};

let rest = "";
let queue = Promise.resolve();

process.stdin.setEncoding("utf8");
process.stdin.on("data", chunk => {
  const lines = (rest + chunk).split("\n");
  rest = lines.pop();
  for (const line of lines) enqueue(line);
});
process.stdin.on("end", () => enqueue(rest));
process.stdout.on("error", () => process.exit(0));

function enqueue(line) {
  if (!line.trim()) return;
  queue = queue.then(() => respond(line)).then(answer => process.stdout.write(JSON.stringify(answer) + "\n"));
}

async function respond(line) {
  let request;
  try {
    request = JSON.parse(line);
    const items = [];
    for (const item of request.items) items.push(await render(item));
    return { id: request.id, items };
  } catch (error) {
    return { id: request?.id ?? null, error: error.message };
  }
}

async function render(item) {
  const load = Object.hasOwn(renderers, item.kind) ? renderers[item.kind] : null;
  if (!load) return { error: `unknown kind ${JSON.stringify(item.kind)}`, offset: 0 };
  const renderItem = await load();
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
