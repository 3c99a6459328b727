import { all, get } from "./dom.js";
import { sayNotKept } from "./not-kept.js";
import { part } from "./parts.js";
import { edit, keep, load, loadAll, watch } from "./store.js";

/** The end of a lesson: whoever gets here has read it, and may say otherwise. It also remembers how far down one has read. */
export class LessonEnd extends HTMLElement {
  /** @type {HTMLInputElement} */ #box = /** @type {any} */ (null);
  #place = "";

  connectedCallback() {
    this.#box = /** @type {HTMLInputElement} */ (get(this, "input"));
    this.hidden = false;
    this.#box.addEventListener("change", () => this.#keepRead("hand"));
    watch(ids => ids.some(id => id.startsWith("read:")) && this.#show(true));
    void this.#show();
    new IntersectionObserver(entries => entries.some(entry => entry.isIntersecting) && this.#reachEnd()).observe(this);
    const headings = all(document, "article h2[id]");
    // A heading counts once it is in the upper half of the window.
    const observer = new IntersectionObserver(() => this.#keepPlace(headings), { rootMargin: "0px 0px -50%" });
    for (const heading of headings) observer.observe(heading);
  }

  get #name() {
    return this.dataset.lesson ?? "";
  }

  async #reachEnd() {
    const [kept] = await load("read", this.#name);
    // A tick that was taken away by hand stays away.
    if (kept) return;
    this.#box.checked = true;
    await this.#keepRead("end");
  }

  /** @param {"end" | "hand"} by */
  async #keepRead(by) {
    const read = this.#box.checked;
    const failure = await keep(edit("read", this.#name, () => ({ read, by })));
    // Who only reads is not told; who ticks is.
    if (failure && by === "hand") sayNotKept(failure, this);
    await this.#show();
  }

  /** @param {HTMLElement[]} headings */
  #keepPlace(headings) {
    const anchor = headings.findLast(heading => heading.getBoundingClientRect().top < innerHeight / 2)?.id ?? "";
    // Where one comes in is no news, and neither is the top of a page that was only opened.
    if (anchor === this.#place) return;
    this.#place = anchor;
    void keep(edit("place", this.#name, () => ({ anchor })));
  }

  /** @param {boolean} [isElsewhere] another tab has changed a tick, or taken it away */
  async #show(isElsewhere) {
    const ticks = new Map((await loadAll("read")).map(({ id, read }) => [id, read]));
    this.#box.checked = ticks.get(`read:${this.#name}`) ?? (!isElsewhere && this.#box.checked);
    for (const link of all(document, "nav [data-lesson]")) {
      link.querySelector(".tick-read")?.remove();
      if (ticks.get(`read:${link.dataset.lesson}`)) link.append(part("tick-read"));
    }
  }
}
