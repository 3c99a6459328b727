import { all, get } from "./dom.js";
import { fill } from "./parts.js";
import { keepTicks, loadTicks } from "./kept-ticks.js";
import { sayNotKept } from "./not-kept.js";

/**
 * Puts a box before every item of a list, says how many are ticked, and keeps the ticks in this browser.
 * templates/bridge.hbs has one for steps, Markup/Containers/TeachingBlocks.cs one for the rubric of a scenario.
 *
 *   <tick-list data-name="steps:a--b" data-done="{0} of {1} done">
 *     <ol><li data-tick="read-it"> …                without it, the words of an item are its id
 *     <p role="status"></p>
 *     <template><label class="tick"><input type="checkbox">Done<span class="vh">: {0}</span></label></template>
 */
export class TickList extends HTMLElement {
  /** @type {Map<string, HTMLInputElement>} */
  #boxes = new Map();

  connectedCallback() {
    if (this.#boxes.size > 0) return;
    for (const item of all(this, "li")) this.#boxes.set(item.dataset.tick ?? toId(item), this.#addBox(item));
    const note = this.querySelector("[data-part=note]");
    if (note instanceof HTMLElement) note.hidden = false;
    this.addEventListener("change", async () => {
      this.#count();
      const failure = await keepTicks(this.#name, [...this.#boxes].filter(([, box]) => box.checked).map(([id]) => id));
      if (failure) sayNotKept(failure, this);
    });
    loadTicks(this.#name, ticked => {
      for (const [id, box] of this.#boxes) box.checked = ticked.includes(id);
      this.#count();
    });
  }

  /** @param {HTMLElement} item */
  #addBox(item) {
    item.querySelector(".box")?.remove();
    const label = /** @type {HTMLElement} */ (this.#template.content.firstElementChild?.cloneNode(true));
    const name = (item.querySelector("h3") ?? item).textContent?.trim() ?? "";
    const hidden = label.querySelector(".vh");
    if (hidden) hidden.textContent = fill(hidden.textContent ?? "", [name]);
    // The text of a rubric is the label of its box; a step has a link, which no label may hold.
    else label.append(...item.childNodes);
    item.prepend(label);
    return /** @type {HTMLInputElement} */ (get(label, "input"));
  }

  #count() {
    const ticked = [...this.#boxes.values()].filter(box => box.checked).length;
    get(this, "[role=status]").textContent = fill(this.dataset.done ?? "", [ticked, this.#boxes.size]);
  }

  get #name() {
    return this.dataset.name ?? "";
  }

  get #template() {
    return /** @type {HTMLTemplateElement} */ (get(this, "template"));
  }
}

/** @param {HTMLElement} item */
function toId(item) {
  return (item.textContent ?? "").toLowerCase().match(/[\p{L}\p{N}]+/gu)?.join("-").slice(0, 80) ?? "";
}
