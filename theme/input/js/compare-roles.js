import { all, get } from "./dom.js";
import { fill } from "./parts.js";

/**
 * Two or three columns of the wide table, side by side: what is not the same for all of them is marked, and entries that one role
 * has alone are highlighted. The choice stands in the address; without scripts the whole table does.
 */
export class CompareRoles extends HTMLElement {
  connectedCallback() {
    const address = new URLSearchParams(location.search);
    const asked = address.getAll("role").filter(slug => this.#slugs.includes(slug));
    this.#selects.forEach((select, index) => { select.value = asked[index] ?? ""; });
    this.#only.checked = address.get("only") === "differences";
    this.#form.hidden = false;
    this.#form.addEventListener("submit", event => event.preventDefault());
    this.#form.addEventListener("change", () => {
      this.#writeAddress();
      this.#show();
    });
    // Browsers leave what has the focus half behind the first column, which stays in its place.
    this.addEventListener("focusin", ({ target }) => /** @type {Element} */ (target).scrollIntoView({ block: "nearest", inline: "nearest" }));
    this.#show();
  }

  #show() {
    const chosen = this.#chosen;
    const isComparing = chosen.length > 1;
    const columns = this.#slugs.map(slug => !isComparing || chosen.includes(slug));
    let differing = 0;
    for (const row of all(this, "tr")) {
      const cells = /** @type {HTMLElement[]} */ ([...row.children].slice(1));
      cells.forEach((cell, index) => { cell.hidden = !columns[index]; });
      if (row.closest("tbody") === null) continue;
      const differs = this.#mark(row, isComparing ? cells.filter(cell => !cell.hidden) : [], cells);
      differing += Number(differs);
      row.hidden = isComparing && this.#only.checked && !differs;
    }
    get(this, ".tbl").classList.toggle("few", isComparing);
    this.#only.disabled = !isComparing;
    get(this, "[role=status]").textContent = isComparing ? fill(this.dataset.found ?? "", [differing, all(this, "tbody tr").length]) : fill(this.dataset.all ?? "", [this.#slugs.length]);
  }

  /** @param {HTMLElement} row @param {HTMLElement[]} compared none for no comparison @param {HTMLElement[]} cells all of the row */
  #mark(row, compared, cells) {
    row.querySelector("th .badge")?.remove();
    for (const entry of cells.flatMap(cell => all(cell, ".only"))) entry.classList.remove("only");
    if (compared.length === 0) return false;
    const entries = compared.map(cell => all(cell, "li"));
    const texts = entries.map(list => list.map(textOf));
    // Links come in the order of their pages, which says nothing.
    const [first, ...others] = texts.map(list => list.toSorted().join("\n"));
    const differs = others.some(other => other !== first);
    entries.forEach((list, index) => list.forEach(entry => entry.classList.toggle("only", texts.every((list, column) => column === index || !list.includes(textOf(entry))))));
    const template = /** @type {HTMLTemplateElement} */ (get(this, "template"));
    const badge = /** @type {HTMLElement} */ (get(template.content, `[data-part=${differs ? "differs" : "same"}]`).cloneNode(true));
    get(row, "th").append(" ", badge);
    return differs;
  }

  #writeAddress() {
    const address = new URL(location.href);
    address.searchParams.delete("role");
    for (const slug of this.#chosen) address.searchParams.append("role", slug);
    if (this.#only.checked) address.searchParams.set("only", "differences");
    else address.searchParams.delete("only");
    history.replaceState(history.state, "", address);
  }

  /** Each once, in the order of the table. */
  get #chosen() {
    const chosen = this.#selects.map(select => select.value);
    return this.#slugs.filter(slug => chosen.includes(slug));
  }

  get #slugs() {
    return all(this, "thead [data-role]").map(head => head.dataset.role ?? "");
  }

  get #selects() {
    return /** @type {HTMLSelectElement[]} */ (all(this, "select"));
  }

  get #only() {
    return /** @type {HTMLInputElement} */ (get(this, "[name=only]"));
  }

  get #form() {
    return /** @type {HTMLFormElement} */ (get(this, "form"));
  }
}

/** @param {HTMLElement} element */
function textOf(element) {
  return element.textContent?.replace(/\s+/g, " ").trim() ?? "";
}
