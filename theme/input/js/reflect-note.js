import { load, save } from "./storage.js";

/** A private note: ruled lines become a field whose text stays in this browser. */
export class ReflectNote extends HTMLElement {
  connectedCallback() {
    if (this.querySelector("textarea")) return;
    const { id, label, placeholder } = this.dataset;
    const field = document.createElement("textarea");
    field.className = "lines";
    field.rows = 3;
    field.ariaLabel = label ?? null;
    field.placeholder = placeholder ?? "";
    field.value = String(load(`note:${id}`) ?? "");
    field.addEventListener("input", () => save(`note:${id}`, field.value));
    this.replaceChildren(field);
  }
}
