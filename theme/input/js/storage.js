// Everything that the site keeps is under one prefix. Storage may be blocked or full: then nothing is kept, and nothing breaks.

const prefix = "learningsite:";

/** @param {string} name */
export function load(name) {
  try {
    return JSON.parse(localStorage.getItem(prefix + name));
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {unknown} value
 */
export function save(name, value) {
  try {
    localStorage.setItem(prefix + name, JSON.stringify(value));
  } catch {}
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
