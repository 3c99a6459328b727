import { all, get } from "./dom.js";
import { part, text } from "./parts.js";
import { blocksOf, datesOf, findMisplaced, later, minutesOf, sum } from "./plan.js";
import { countText, dayText, hoursText } from "./plan-parts.js";

/**
 * @import { GapData } from "./gaps.js"
 * @import { Known } from "./lesson-planner.js"
 * @import { Content, LessonState } from "./mastery.js"
 * @import { Plan } from "./plan.js"
 *
 * @typedef {{ data: GapData, content: Content, known: Known, plan: Plan | null }} Shown
 *
 * @typedef {object} DescribedLine
 * @property {string} id
 * @property {string} title
 * @property {string | null} href
 * @property {string} about how long, and when
 * @property {number} minutes
 * @property {boolean} isTicked
 * @property {boolean} isDone
 * @property {LessonState} state
 * @property {string} order what stands behind it and should not; empty when all is well
 * @property {{ prompt: string, text: string }[]} notes
 */

/** The blocks of a plan, or the words that there is none. @param {HTMLElement} page @param {Shown} shown */
export function showBlocks(page, shown) {
  const { plan, data } = shown;
  for (const block of all(page, "[data-when]")) block.hidden = (block.dataset.when === "kept") !== (plan !== null);
  if (!plan) return;
  const described = describeBlocks(shown, plan);
  get(page, "[data-part=plan] > .stack > [data-part=title]").textContent = titleOfPlan(data, plan);
  for (const block of all(page, "[data-block]")) {
    const { dates, about, lines } = described[Number(block.dataset.block)];
    get(block, "[data-part=dates]").textContent = dates;
    get(block, "[data-part=about]").textContent = about;
    get(block, "ol").replaceChildren(...lines.map(lineOf));
    if (Number(block.dataset.block) === later) block.hidden = lines.length === 0;
  }
  showDocket(page, described.flatMap(({ lines }) => lines), plan);
  offerLines(page, data, plan);
}

/** @param {HTMLElement} page @param {DescribedLine[]} lines @param {Plan} plan */
function showDocket(page, lines, plan) {
  const open = lines.filter(({ isDone }) => !isDone);
  const set = (/** @type {string} */ name, /** @type {string} */ value) => (get(page, `[data-part=docket-${name}]`).textContent = value);
  set("open", text("plan-of", open.length, lines.length));
  set("time", hoursText(sum(open.map(({ minutes }) => minutes))));
  set("hours", hoursText(60 * plan.hours));
  set("end", dayText(blocksOf(plan)[later - 1].last));
}

/** @param {DescribedLine} line */
function lineOf({ id, title, href, about, isTicked, state, order, notes }) {
  const row = part("line", title);
  row.dataset.line = id;
  const name = get(row, "[data-part=title]");
  if (href) name.setAttribute("href", href);
  /** @type {HTMLInputElement} */ (get(row, "input")).checked = isTicked;
  get(row, "[data-part=when]").textContent = about;
  if (state !== "none") get(row, "[data-part=state]").replaceWith(part(`state-${state}`));
  get(row, "[data-part=order]").hidden = order === "";
  get(row, "[data-part=order]").append(order);
  const details = get(row, "details");
  details.hidden = notes.length === 0;
  get(details, "summary").textContent = text("your-notes", notes.length);
  get(details, "ul").replaceChildren(...notes.map(note => part("line-note", note.prompt, note.text)));
  return row;
}

/** What of the site is not planned yet. @param {HTMLElement} page @param {GapData} data @param {Plan} plan */
function offerLines(page, data, plan) {
  const planned = new Set(plan.lines.map(({ id }) => id));
  const group = (/** @type {string} */ kind, /** @type {Record<string, { title: string }>} */ entries) => {
    const options = document.createElement("optgroup");
    options.label = text(`${kind}s`);
    options.append(...Object.entries(entries).filter(([slug]) => !planned.has(`${kind}:${slug}`)).map(([slug, { title }]) => new Option(title, `${kind}:${slug}`)));
    return options;
  };
  get(page, "[data-part=add] [name=line]").replaceChildren(part("choose"), group("lesson", data.lessons), group("project", data.projects));
}

/** On paper and in a file it says which way it is about. @param {GapData} data @param {Plan} plan */
export function titleOfPlan(data, { from, to }) {
  return text("plan-title", from ? data.roles[from].title : text("from-nothing"), data.roles[to].title);
}

/**
 * A plan in words: for the page, for Markdown and for calendars.
 * @param {Shown} shown
 * @param {Plan} plan
 */
export function describeBlocks(shown, plan) {
  const dates = datesOf(shown.data, plan);
  const misplaced = findMisplaced(shown.data, plan.lines);
  const lines = plan.lines.map(line => {
    const minutes = minutesOf(shown.data, line);
    const date = dates.get(line.id);
    const behind = (misplaced.get(line.id) ?? []).map(slug => shown.data.lessons[slug].title).join(", ");
    const project = line.id.startsWith("project:") ? shown.data.projects[nameOf(line.id)] : null;
    const time = project ? (/^\d+$/.test(project.hours) ? hoursText(60 * Number(project.hours)) : text("hours", project.hours)) : minutes > 0 ? text("minutes", minutes) : "";
    return {
      ...(line.id.startsWith("lesson:") ? describeLesson(nameOf(line.id), shown) : { title: project?.title ?? line.text ?? "", href: project?.href ?? null, isTicked: line.done === true, isDone: line.done === true, state: /** @type {LessonState} */ ("none"), notes: [] }),
      id: line.id, block: line.block, minutes, date, order: behind && text("order", behind), about: [time, date ? text("from-day", dayText(date)) : ""].filter(Boolean).join(", "),
    };
  });
  return [...blocksOf(plan), null].map((block, index) => {
    const own = lines.filter(line => line.block === index);
    const used = sum(own.map(({ minutes }) => minutes));
    const room = block?.minutes ?? 0;
    return {
      lines: own, last: block?.last ?? "", dates: block ? text("dates", dayText(block.first), dayText(block.last)) : "",
      about: text(!block ? "block-later" : used > room ? "block-over" : "block-sum", countText("line", own.length), hoursText(used), hoursText(room), hoursText(room - used)),
    };
  });
}

/** @param {string} slug @param {Shown} shown */
function describeLesson(slug, { data, content, known }) {
  const { title, href } = data.lessons[slug];
  const state = known.states.get(slug) ?? "none";
  const isTicked = known.read.has(slug);
  const notes = Object.entries(content.prompts).filter(([id, prompt]) => prompt.href.split("#")[0] === href && known.notes.get(id)?.trim()).map(([id, prompt]) => ({ prompt: prompt.text, text: known.notes.get(id) ?? "" }));
  return { title, href, state, isTicked, isDone: isTicked || state === "pass", notes };
}

/** @param {string} id */
function nameOf(id) {
  return id.slice(id.indexOf(":") + 1);
}
