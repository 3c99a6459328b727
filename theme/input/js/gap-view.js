import { all, get } from "./dom.js";
import { fill } from "./parts.js";
import { findGap } from "./gaps.js";
import { formOf } from "./plural-form.js";

/** @import { GapData, SkillGap } from "./gaps.js" */

/** Two roles to pick, and what lies between them; both stand in the address. templates/gap.hbs has its parts. */
export class GapView extends HTMLElement {
  /** @type {GapData | null} */ #data = null;

  async connectedCallback() {
    this.hidden = false;
    try {
      const answer = await fetch(this.dataset.src ?? "");
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      this.#data = await answer.json();
    } catch (error) {
      // Without the data there is nothing to pick; the moves below the form are there all the same.
      get(this, "form").hidden = true;
      get(this, "[role=status]").textContent = this.#text("failed");
      console.info(error);
      return;
    }
    this.#offerRoles();
    get(this, "form").addEventListener("change", () => this.#change());
    this.#show();
  }

  #offerRoles() {
    const address = new URLSearchParams(location.search);
    for (const select of this.#selects) {
      const groups = ["start", "target"].map(kind => this.#createGroup(kind));
      select.replaceChildren(this.#part(select.name === "from" ? "nothing" : "choose"), ...(select.name === "from" ? groups : groups.reverse()));
      const asked = address.get(select.name) ?? "";
      if (Object.hasOwn(this.#roles, asked)) select.value = asked;
    }
  }

  /** @param {string} kind */
  #createGroup(kind) {
    const group = document.createElement("optgroup");
    group.label = this.#text(kind);
    for (const [slug, role] of Object.entries(this.#roles)) if (role.kind === kind) group.append(new Option(role.title, slug));
    return group;
  }

  #change() {
    const address = new URL(location.href);
    for (const { name, value } of this.#selects) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    history.replaceState(history.state, "", address);
    this.#show();
  }

  #show() {
    const [from, to] = this.#selects.map(select => select.value);
    const result = get(this, "[data-part=result]");
    result.replaceChildren();
    get(this, "[role=status]").textContent = "";
    if (!to || !this.#data) return;
    const gap = findGap(this.#data, from || null, to);
    get(this, "[role=status]").textContent = this.#describe(gap);
    const table = this.#part("table");
    get(table, "tbody").append(...gap.skills.map(skill => this.#createRow(skill)));
    result.append(table);
    if (gap.lessons.length > 0) result.append(this.#createOrder(gap.lessons));
  }

  /** @param {{ skills: SkillGap[], lessons: string[], minutes: number }} gap */
  #describe({ skills, lessons, minutes }) {
    const open = skills.filter(({ have, need }) => have < need).length;
    if (open === 0) return this.#text("none", skills.length);
    if (lessons.length === 0) return this.#text("nolessons", open, skills.length);
    const hours = Math.ceil(minutes / 60);
    return this.#text("sum", open, skills.length, this.#text(`lessons-${formOf(lessons.length)}`, lessons.length), this.#text(`hours-${formOf(hours)}`, hours));
  }

  /** @param {SkillGap} gap */
  #createRow({ skill, have, need, verdict, lessons }) {
    const row = this.#part("row");
    const { title, href } = this.#known.skills[skill];
    const link = /** @type {HTMLAnchorElement} */ (get(row, "a"));
    link.href = href;
    link.textContent = title;
    get(row, "[data-have]").textContent = this.#text(`level-${have}`);
    get(row, "[data-need]").textContent = this.#text(`level-${need}`);
    get(row, "[data-verdict]").append(this.#part(verdict));
    get(row, "[data-learn]").append(lessons.length > 0 ? this.#createList("ul", "plain", lessons) : this.#part(verdict === "carries" ? "met" : "nolesson"));
    return row;
  }

  /** @param {string[]} lessons */
  #createOrder(lessons) {
    const order = this.#part("order");
    const list = get(order, "ol");
    list.replaceWith(this.#createList("ol", list.className, lessons, true));
    // The planner takes both roles along.
    const plan = /** @type {HTMLAnchorElement | null} */ (order.querySelector("a.go"));
    if (plan) plan.search = location.search;
    return order;
  }

  /** @param {"ul" | "ol"} tag @param {string} className @param {string[]} lessons @param {boolean} [hasObjectives] */
  #createList(tag, className, lessons, hasObjectives = false) {
    const list = document.createElement(tag);
    list.className = className;
    list.append(...lessons.map(slug => {
      const { title, href, minutes, objectives } = this.#known.lessons[slug];
      const item = document.createElement("li");
      const link = Object.assign(document.createElement("a"), { href, textContent: title });
      const time = Object.assign(document.createElement("span"), { className: "small", textContent: this.#text("minutes", minutes) });
      const line = document.createElement("div");
      line.append(link, " ", time);
      if (hasObjectives) line.append(Object.assign(document.createElement("p"), { className: "small", textContent: `${this.#text("objectives")} ${Object.values(objectives).join(" ")}` }));
      item.append(line);
      return item;
    }));
    return list;
  }

  get #known() {
    return /** @type {GapData} */ (this.#data);
  }

  get #roles() {
    return this.#known.roles;
  }

  get #selects() {
    return /** @type {HTMLSelectElement[]} */ (all(this, "select"));
  }

  /** @param {string} name */
  #part(name) {
    const found = get(/** @type {HTMLTemplateElement} */ (get(this, "template")).content, `[data-part=${name}]`);
    const copy = /** @type {HTMLElement} */ (found.cloneNode(true));
    copy.removeAttribute("data-part");
    return copy;
  }

  /** @param {string} name @param {...(string | number)} values */
  #text(name, ...values) {
    const texts = get(/** @type {HTMLTemplateElement} */ (get(this, "template")).content, "[data-part=text]");
    return fill(texts.getAttribute(`data-${name}`) ?? "", values);
  }
}
