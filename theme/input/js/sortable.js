import { all, get } from "./dom.js";
import { part, text } from "./parts.js";

/**
 * Lets a list be put in order: by buttons, which say where an item went, and by dragging its grip.
 * @param {HTMLElement} list
 * @param {() => void} changed
 */
export function makeSortable(list, changed) {
  const status = document.createElement("p");
  status.className = "vh";
  status.role = "status";
  list.after(status);
  for (const item of all(list, "li")) addControls(item);

  /** @param {HTMLElement} item @param {number} step */
  function move(item, step) {
    const items = all(list, "li");
    const other = items[items.indexOf(item) + step];
    if (!other) return;
    if (step < 0) other.before(item);
    else other.after(item);
    settle(item);
  }

  /** @param {HTMLElement} item that went somewhere */
  function settle(item) {
    const items = all(list, "li");
    changed();
    items.forEach((other, index) => {
      setEnabled(other, "up", index > 0);
      setEnabled(other, "down", index < items.length - 1);
    });
    status.textContent = text("moved", nameOf(item), items.indexOf(item) + 1, items.length);
  }

  /** @param {HTMLElement} item */
  function addControls(item) {
    const controls = part("move", nameOf(item));
    for (const [name, step] of /** @type {const} */ ([["up", -1], ["down", 1]])) {
      const button = get(controls, `[data-do=${name}]`);
      button.ariaLabel = text(name, nameOf(item));
      button.addEventListener("click", () => {
        move(item, step);
        // At either end the button is disabled and would drop the focus.
        /** @type {HTMLElement | null} */ (item.querySelector(`[data-do=${name}]:enabled`) ?? item.querySelector(".btn:enabled"))?.focus();
      });
    }
    item.append(controls);
    addDrag(item);
  }

  /** @param {HTMLElement} item */
  function addDrag(item) {
    const grip = part("grip");
    item.prepend(grip);
    grip.addEventListener("pointerdown", event => {
      if (event.button !== 0 || item.querySelector("[data-do]:enabled") === null) return;
      grip.setPointerCapture(event.pointerId);
      item.classList.add("is-dragged");
    });
    grip.addEventListener("pointermove", event => {
      if (!grip.hasPointerCapture(event.pointerId)) return;
      // The others move: an element that leaves its place loses the pointer.
      for (let next = item.nextElementSibling; next && event.clientY > middleOf(next); next = item.nextElementSibling) item.before(next);
      for (let previous = item.previousElementSibling; previous && event.clientY < middleOf(previous); previous = item.previousElementSibling) item.after(previous);
    });
    for (const end of ["pointerup", "pointercancel"]) {
      grip.addEventListener(end, () => {
        if (!item.classList.contains("is-dragged")) return;
        item.classList.remove("is-dragged");
        settle(item);
      });
    }
  }
}

/** @param {HTMLElement} item @param {string} name @param {boolean} isEnabled */
function setEnabled(item, name, isEnabled) {
  /** @type {HTMLButtonElement} */ (get(item, `[data-do=${name}]`)).disabled = !isEnabled;
}

/** @param {HTMLElement} item */
function nameOf(item) {
  return get(item, ".item").textContent?.trim() ?? "";
}

/** @param {Element} item */
function middleOf(item) {
  const { top, height } = item.getBoundingClientRect();
  return top + height / 2;
}
