import { get } from "./dom.js";
import { part, text } from "./parts.js";
import { dateOf, setEmpty } from "./progress-parts.js";

/** @import { Progress } from "./learner-progress.js" */

/** Notes with the prompts that they answer; the search looks only on this device. @param {HTMLElement} section @param {Progress} progress */
export function showNotes(section, { content, of }) {
  const notes = of("note").filter(({ text }) => text.trim() !== "").sort((a, b) => b.at - a.at);
  const wanted = /** @type {HTMLInputElement} */ (get(section, "[data-part=search]")).value.trim().toLocaleLowerCase();
  const prompt = (/** @type {string} */ id) => (Object.hasOwn(content.prompts, id) ? content.prompts[id] : null);
  const found = notes.filter(({ id, text }) => `${prompt(id.slice("note:".length))?.text ?? ""} ${text}`.toLocaleLowerCase().includes(wanted));
  setEmpty(section, notes.length === 0);
  get(section, "[role=status]").textContent = wanted ? text("notes-found", found.length, notes.length) : "";
  get(section, "ol").replaceChildren(...found.map(note => {
    const known = prompt(note.id.slice("note:".length));
    const row = part("note-row", known?.text ?? note.id, note.text, dateOf(note.at));
    if (known) get(row, "a").setAttribute("href", known.href);
    return row;
  }));
}
