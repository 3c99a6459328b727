import { edit, keep, load, watch } from "./store.js";

// Ticks are ids, so that a step that is added or moved takes nobody's tick.

/**
 * Calls with what is ticked, now and when another tab changes it.
 * @param {string} name
 * @param {(ticked: string[]) => void} show
 */
export function loadTicks(name, show) {
  const read = async () => {
    const [kept] = await load("ticks", name);
    show(kept?.ticked ?? []);
  };
  show([]);
  void read();
  watch(ids => ids.includes(`ticks:${name}`) && read());
}

/**
 * @param {string} name
 * @param {string[]} ticked
 */
export function keepTicks(name, ticked) {
  return keep(edit("ticks", name, () => ({ ticked })));
}
