import { load, save, watch } from "./storage.js";

// Ticks are ids, so that a step that is added or moved takes nobody's tick.

/**
 * Calls with what is ticked, now and when another tab changes it.
 * @param {string} name
 * @param {(ticked: string[]) => void} show
 */
export function loadTicks(name, show) {
  const read = () => show(String(load(name) ?? "").split(" ").filter(Boolean));
  read();
  watch(name, read);
}

/**
 * @param {string} name
 * @param {string[]} ticked
 */
export function keepTicks(name, ticked) {
  save(name, ticked.join(" "));
}
