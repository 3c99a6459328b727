// Everything that the site keeps is under one prefix, and this is the only place that writes it. Storage may be blocked or full:
// then nothing is kept, and nothing breaks.

const prefix = "learningsite:";

/**
 * @param {string} name
 * @returns {unknown} null when there is nothing, or nothing that can be read
 */
export function load(name) {
  try {
    return JSON.parse(localStorage.getItem(prefix + name) ?? "null");
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {unknown} value
 * @returns {boolean} false when the browser did not keep it
 */
export function save(name, value) {
  try {
    localStorage.setItem(prefix + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/**
 * Calls back when another tab has written a value.
 * @param {string} name
 * @param {() => void} changed
 */
export function watch(name, changed) {
  addEventListener("storage", event => event.key === prefix + name && event.newValue !== null && changed());
}

/** @returns {boolean} false when the browser allows no access */
export function eraseAll() {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(prefix)) localStorage.removeItem(key);
    }
    return true;
  } catch {
    return false;
  }
}
