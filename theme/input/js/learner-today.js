import { all, get } from "./dom.js";
import { evidenceOf, lessonStates } from "./mastery.js";
import { formatNumber, part, text } from "./parts.js";
import { isDue } from "./review-queue.js";
import { itemsOf } from "./schedule.js";
import { showCells } from "./show-tracks.js";
import { loadAll, watch } from "./store.js";

/** @import { Content } from "./mastery.js" */

/** What the home page says to a learner: how much is due today, where one left off, and how far each track has come. Every line has its place already. */
export class LearnerToday extends HTMLElement {
  connectedCallback() {
    watch(() => void this.#show());
    void this.#show();
  }

  async #show() {
    const content = /** @type {Content} */ (await (await fetch(this.dataset.content ?? "")).json());
    const [tries, cards, read, places] = await Promise.all([loadAll("tries"), loadAll("review"), loadAll("read"), loadAll("place")]);
    const evidence = evidenceOf(content, tries);
    const due = itemsOf(content, evidence, cards).filter(item => isDue(item, Date.now())).length;
    const states = lessonStates(content, evidence, read);
    const here = places.sort((a, b) => b.at - a.at)[0];
    const slug = here?.id.slice("place:".length) ?? "";
    const lesson = states.get(slug) === "pass" ? undefined : content.lessons[slug];

    get(this, "[data-part=number]").textContent = formatNumber(due);
    get(this, "[data-part=count]").textContent = due > 0 ? text("review-count", due) : text("review-clear");
    const resume = lesson && part("resume", lesson.title);
    if (resume) get(resume, "a").setAttribute("href", lesson.href + (here.anchor ? `#${here.anchor}` : ""));
    // First of all on the page, in the line above its title: what is due, or else where to go on.
    const kicker = document.querySelector("[data-part=kicker]");
    if (due > 0) kicker?.replaceChildren(part("due", due));
    else if (resume) kicker?.replaceChildren(...resume.cloneNode(true).childNodes);
    if (resume) get(this, "[data-part=next]").replaceChildren(...resume.childNodes);
    for (const track of all(document, "[data-track]")) showCells(track, states, slug);
    this.dataset.ready = "";
  }
}
