// The author's bar and the report of problems, on every page of a preview. `stylesheet` and `texts` stand above this line when
// the script is served. All that comes from files is set as text.

const here = new URL(import.meta.url);
const events = new URL("events", here);
events.search = new URLSearchParams({ token: here.pathname.split(".").at(-2), build: here.searchParams.get("build"), page: location.pathname });

const dismissedKey = "preview-dismissed";
let stream, bar, report;
const panel = element("div", { className: "preview" });

// A browser allows six connections to a host, and every stream holds one: hidden tabs let go of theirs.
function listen() {
  stream?.close();
  if (document.hidden) return;
  stream = new EventSource(events);
  stream.addEventListener("page", event => show(JSON.parse(event.data)));
  stream.addEventListener("built", () => {
    stream.close();
    report?.remove();
    location.reload();
  });
}

function show(page) {
  const standIn = document.querySelector(".preview-report");
  if (standIn) standIn.textContent = page.report ?? "";
  else {
    showReport(page);
    showBar(page);
  }
}

// The report opens by itself for any error and for a warning of this page. Once closed it stays closed, also over reloads, until
// a problem is there that was not there before.
function showReport(page) {
  const problems = describe(page);
  const isOpen = report?.problems === problems ? !report.hidden : (page.report || page.here.length > 0) && remember() !== problems;
  report?.remove();
  report = undefined;
  if (!problems) return remember("");
  report = createReport(page);
  report.problems = problems;
  report.hidden = !isOpen;
  panel.prepend(report);
  showFocus();
}

// What had the focus before the report opened is not left below it.
function showFocus() {
  const focused = document.activeElement;
  if (focused !== document.body && !panel.contains(focused)) focused.scrollIntoView({ block: "nearest", behavior: "instant" });
}

// Without lines and columns: they change with every line that is written above.
function describe(page) {
  const findings = [...page.here, ...page.elsewhere.flatMap(file => file.findings)];
  const lines = findings.map(finding => `${finding.path} ${finding.frame.split("\n", 1)[0]}`);
  return lines.length ? [...new Set(lines)].sort().join("\n") : page.report;
}

function createReport(page) {
  const close = element("button", { type: "button", className: "preview-close", textContent: "×", ariaLabel: text("close") });
  close.addEventListener("click", () => toggle(false));
  const section = element("section", { className: "preview-overlay", id: "preview-overlay", role: page.report ? "alert" : "region", ariaLabel: text("problems", page.errors + page.warnings) },
    close,
    ...page.here.length ? [element("h2", { textContent: text("here", page.here.length) }), ...page.here.map(createFinding)] : [],
    ...page.elsewhere.length ? [element("h2", { textContent: text("elsewhere", page.elsewhere.reduce((sum, file) => sum + file.count, 0)) })] : [],
    ...page.elsewhere.map(file => createFile(file, !page.here.length && Boolean(page.report))),
    ...page.errors || !page.report ? [] : [frame(page.report)]);
  if (page.left) section.append(element("p", { textContent: text("left", page.left) }));
  return section;
}

function createFile(file, isOpen) {
  const link = file.href ? [element("p", {}, element("a", { href: file.href, textContent: text("open") }))] : [];
  return element("details", { open: isOpen }, element("summary", { textContent: `${file.path || text("site")}: ${text("problems", file.count)}` }), ...link, ...file.findings.map(createFinding));
}

function createFinding(finding) {
  return element("div", { className: finding.isError ? "preview-finding" : "preview-finding warning" }, frame(finding.frame, finding.source));
}

// The place in a frame is a link to it: `--> input/index.md:2:1`.
function frame(lines, source) {
  const arrow = source ? lines.indexOf(`--> ${source.place}`) : -1;
  const parts = arrow < 0 ? [lines] : [lines.slice(0, arrow + 4), sourceLink(source), lines.slice(arrow + 4 + source.place.length)];
  return element("pre", { tabIndex: 0, lang: "en", dir: "ltr" }, ...parts);
}

function showBar(page) {
  const parts = [];
  if (page.source) parts.push(element("span", {}, sourceLink(page.source), copyButton(page.source.place)));
  else parts.push(element("span", { textContent: text("generated") }));
  if (page.lesson) parts.push(...lessonParts(page.lesson));
  parts.push(report ? problemsButton(page) : element("span", { textContent: text("none") }));
  bar ??= panel.appendChild(element("aside", { className: "preview-bar", ariaLabel: text("bar") }));
  bar.replaceChildren(...parts);
  markOpen();
}

function lessonParts({ words, minutes, objectives }) {
  const checked = objectives.filter(objective => objective.checks > 0).length;
  const list = objectives.map(({ id, checks }) => element("li", { className: checks ? "" : "preview-unchecked", textContent: `${id}: ${text("checks", checks)}` }));
  return [
    element("span", { textContent: `${text("words", words)} · ${text("minutes", minutes)}` }),
    element("details", {}, element("summary", { textContent: text("objectives", checked, objectives.length) }), element("ul", {}, ...list)),
  ];
}

function problemsButton(page) {
  const counts = [["errors", page.errors], ["warnings", page.warnings]].filter(([, count]) => count).map(([key, count]) => text(key, count));
  const button = element("button", { type: "button", className: page.errors || page.report ? "preview-problems" : "preview-problems warning", textContent: counts.join(", ") || text("failed") });
  button.setAttribute("aria-controls", "preview-overlay");
  button.addEventListener("click", () => toggle(report.hidden));
  return button;
}

function toggle(isOpen) {
  report.hidden = !isOpen;
  remember(isOpen ? "" : report.problems);
  markOpen();
  showFocus();
  if (!isOpen) bar.querySelector(".preview-problems").focus();
}

function markOpen() {
  bar.querySelector(".preview-problems")?.setAttribute("aria-expanded", String(!report.hidden));
}

function copyButton(place) {
  const button = element("button", { type: "button", textContent: text("copy") });
  button.addEventListener("click", () => navigator.clipboard.writeText(place).then(() => text("copied"), () => text("notcopied")).then(said => { button.textContent = said; }));
  return button;
}

function sourceLink({ place, href }) {
  return element("a", { className: "preview-place", href, textContent: place, title: text("editor"), dir: "ltr" });
}

// A reload must not forget what was closed; a browser that keeps nothing shows it again.
function remember(problems) {
  try {
    if (problems === undefined) return sessionStorage.getItem(dismissedKey);
    sessionStorage.setItem(dismissedKey, problems);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
  return null;
}

function text(key, ...values) {
  const form = texts[`preview.${key}`] ?? texts[`preview.${key}.${values[0] === 1 ? "one" : "other"}`] ?? key;
  return values.reduce((result, value, i) => result.replaceAll(`{${i}}`, value), form);
}

function element(name, { role, ...properties }, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  if (role) made.setAttribute("role", role);
  made.append(...children);
  return made;
}

document.body.append(panel);
document.head.append(element("link", { rel: "stylesheet", href: stylesheet }));
document.addEventListener("visibilitychange", listen);
addEventListener("pageshow", event => event.persisted && listen());
addEventListener("pagehide", () => stream?.close());
listen();
