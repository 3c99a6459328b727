import { part, text } from "./parts.js";

/** @import { Failure } from "./store.js" */

/** Says once that the browser does not keep what is done here. @param {Failure} failure @param {Element} near what was just done */
export function sayNotKept(failure, near) {
  const shown = document.querySelector(".not-kept");
  if (shown) return;
  const notice = part("not-kept");
  near.after(notice);
  // A region announces only what comes into it after it is there.
  requestAnimationFrame(() => (notice.textContent = text(`not-kept-${failure}`)));
}
