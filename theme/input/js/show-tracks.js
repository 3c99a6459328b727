import { all, get } from "./dom.js";
import { resetButton } from "./progress-parts.js";
import { part, text } from "./parts.js";

/**
 * @import { Progress } from "./learner-progress.js"
 * @import { LessonState } from "./mastery.js"
 */

/** Where one left off, and how far each track and path has come. @param {HTMLElement} page @param {Progress} progress */
export function showTracks(page, progress) {
  const here = progress.of("place").sort((a, b) => b.at - a.at)[0];
  const hereName = here?.id.slice("place:".length);
  showResume(get(page, "[data-part=resume]"), progress, hereName, here?.anchor);
  for (const track of all(page, "[data-track]")) showTrack(track, progress, hereName);
}

/**
 * @param {HTMLElement} block
 * @param {Progress} progress
 * @param {string | undefined} name
 * @param {string} [anchor]
 */
function showResume(block, { content, states, records }, name, anchor) {
  const lesson = name !== undefined && Object.hasOwn(content.lessons, name) ? content.lessons[name] : null;
  get(block, "[data-when=empty]").hidden = records.length > 0;
  const kept = get(block, "[data-when=kept]");
  kept.hidden = !lesson || states.get(name ?? "") === "pass";
  if (!lesson || kept.hidden) return;
  const link = get(kept, "a");
  link.textContent = lesson.title;
  link.setAttribute("href", lesson.href + (anchor ? `#${anchor}` : ""));
}

/**
 * @param {HTMLElement} track
 * @param {Progress} progress
 * @param {string | undefined} here
 */
function showTrack(track, progress, here) {
  const lessons = showCells(track, progress.states, here);
  const passed = lessons.filter(({ state }) => state === "pass").length;
  const next = lessons.find(({ state }) => state !== "pass");
  const begun = lessons.some(({ state }) => state !== "none");
  const summary = get(track, "[data-part=summary]");
  summary.textContent = !next ? text("track-done", lessons.length) : begun ? text("track-begun", passed, lessons.length) : text("track-none", lessons.length);
  if (next && begun) {
    const link = part("next-lesson", next.title);
    get(link, "a").setAttribute("href", get(next.cell, "a").getAttribute("href") ?? "");
    summary.append(" ", link);
  }
  const details = /** @type {HTMLDetailsElement | null} */ (track.querySelector("details"));
  if (!details) return;
  details.hidden = false;
  const show = () => details.open && get(details, "ul").replaceChildren(...lessons.map(lesson => lessonRow(lesson, progress)));
  details.ontoggle = show;
  show();
}

/**
 * A square for each lesson.
 * @param {HTMLElement} track
 * @param {Map<string, LessonState>} states
 * @param {string | undefined} here the lesson that was read last
 */
export function showCells(track, states, here) {
  const lessons = all(track, ".run > li").map(cell => ({ cell, slug: cell.dataset.lesson ?? "", title: cell.dataset.title ?? "", state: states.get(cell.dataset.lesson ?? "") ?? "none" }));
  for (const { cell, slug, title, state } of lessons) showCell(cell, title, slug === here && state !== "pass" ? "now" : state);
  return lessons;
}

/** @param {HTMLElement} cell @param {string} title @param {LessonState | "now"} state */
function showCell(cell, title, state) {
  cell.className = state === "none" ? "" : state;
  const link = get(cell, "a");
  link.replaceChildren(...part(`lesson-${state}`, title).childNodes);
  link.title = title;
}

/**
 * @param {{ slug: string, title: string, state: LessonState, cell: HTMLElement }} lesson
 * @param {Progress} progress
 */
function lessonRow({ slug, title, state, cell }, progress) {
  const row = part("lesson-row", title);
  const link = get(row, "a");
  link.setAttribute("href", get(cell, "a").getAttribute("href") ?? "");
  const box = /** @type {HTMLInputElement} */ (get(row, "input"));
  box.dataset.read = slug;
  box.checked = progress.of("read").some(({ id, read }) => id === `read:${slug}` && read);
  get(row, "label").append(part("vh", title));
  if (state !== "none") row.append(resetButton(`lesson:${slug}`, title));
  return row;
}
