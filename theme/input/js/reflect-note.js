import { sayNotKept } from "./not-kept.js";
import { edit, keep, load, watch } from "./store.js";

/** A private note: ruled lines become a field whose text stays in this browser. */
export class ReflectNote extends HTMLElement {
  connectedCallback() {
    if (this.querySelector("textarea")) return;
    const { id = "", label, placeholder } = this.dataset;
    const field = document.createElement("textarea");
    field.className = "lines";
    field.rows = 3;
    field.ariaLabel = label ?? null;
    field.placeholder = placeholder ?? "";
    // Whatever its letters, a note goes into one file of an export.
    field.maxLength = 1e5;
    field.addEventListener("input", async () => {
      const failure = await keep(edit("note", id, () => ({ text: field.value })));
      if (failure) sayNotKept(failure, this);
    });
    this.replaceChildren(field);
    const restore = async () => {
      const [note] = await load("note", id);
      // Nobody loses a letter that he is just writing.
      if (document.activeElement !== field || !field.value) field.value = note?.text ?? "";
    };
    void restore();
    watch(ids => ids.includes(`note:${id}`) && restore());
  }
}
