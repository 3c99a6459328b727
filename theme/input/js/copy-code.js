/**
 * Copies the code that the button stands at, without its output. What came of it stands beside the button, and is said.
 * @param {HTMLElement} button
 */
export async function run(button) {
  const status = statusOf(button);
  const { done = "", failed = "" } = button.dataset;
  try {
    await navigator.clipboard.writeText(button.closest("figure")?.querySelector("code")?.textContent ?? "");
    status.textContent = done;
  } catch (error) {
    console.info(error);
    status.textContent = failed;
  }
}

/** A region announces only what comes into it after it is there, so the same words are said again only when they had gone. @param {HTMLElement} button */
function statusOf(button) {
  const shown = /** @type {HTMLElement | null} */ (button.parentElement?.querySelector("[role=status]") ?? null);
  const status = shown ?? document.createElement("span");
  status.role = "status";
  status.textContent = "";
  if (!shown) button.before(status);
  return status;
}
