import { get } from "./dom.js";
import { part, text } from "./parts.js";
import { dateOf, setEmpty } from "./progress-parts.js";

/**
 * @import { Progress } from "./learner-progress.js"
 * @import { Content, Evidence, Objective } from "./mastery.js"
 */

/** So many rows are read at a glance; the others come on demand. */
const few = 12;

/** What each objective rests on. @param {HTMLElement} section @param {Progress} progress */
export function showMastery(section, { content, objectives }) {
  setEmpty(section, objectives.length === 0);
  const body = get(section, "tbody");
  const more = get(section, "[data-do=more]");
  const isAll = section.dataset.all !== undefined;
  body.replaceChildren(...objectives.slice(0, isAll ? undefined : few).map(objective => rowOf(objective, content)));
  more.hidden = isAll || objectives.length <= few;
  more.textContent = text("objectives-all", objectives.length);
  more.onclick = () => {
    section.dataset.all = "";
    showMastery(section, /** @type {Progress} */ ({ content, objectives }));
    get(body, `tr:nth-child(${few + 1}) summary`).focus();
  };
}

/** @param {Objective} objective @param {Content} content */
function rowOf({ sentence, lesson, tries, right, share, verdict }, content) {
  const percent = Math.round(100 * share);
  const row = part("mastery-row", sentence, right, tries.length);
  const link = get(row, "a");
  link.textContent = content.lessons[lesson].title;
  link.setAttribute("href", content.lessons[lesson].href);
  get(row, "rect").setAttribute("width", `${percent}%`);
  get(row, ".meter").setAttribute("aria-label", text("percent", percent));
  get(row, "[data-part=verdict]").replaceWith(part(`verdict-${verdict}`));
  const details = /** @type {HTMLDetailsElement} */ (get(row, "details"));
  // The newest first; written only when somebody looks.
  details.addEventListener("toggle", () => get(details, "ol").replaceChildren(...tries.toReversed().map(one => evidenceOf(one, content))), { once: true });
  return row;
}

/** @param {Evidence} one @param {Content} content */
function evidenceOf({ at, credit, from, sure, question }, content) {
  const { stem, in: place } = content.questions[question];
  const [kind, name] = place.split(":");
  const page = kind === "quiz" ? content.quizzes[name] : content.lessons[name];
  const row = part("evidence", dateOf(at), text(`from-${from}`), stem);
  get(row, "a").setAttribute("href", `${page?.href ?? ""}#q-${question}`);
  get(row, "[data-part=credit]").replaceWith(part(credit === 1 ? "right" : credit > 0 ? "partly-done" : "wrong"));
  get(row, "[data-part=sure]").textContent = sure ? text(`level-${sure}`) : "";
  return row;
}
