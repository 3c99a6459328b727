// Shuffles that come out the same for the same seed, so that an attempt looks the same after a reload. No DOM here.

/**
 * Mulberry32: 32 bits of state, good enough for the order of answers.
 * @param {number} seed
 * @returns {() => number} numbers from 0 to 1, without 1
 */
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let bits = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * @template T
 * @param {readonly T[]} items
 * @param {number} seed
 * @param {(item: T) => boolean} [isFixed] items that keep their place
 * @returns {T[]}
 */
export function shuffle(items, seed, isFixed = () => false) {
  const next = random(seed);
  const loose = items.filter(item => !isFixed(item));
  for (let last = loose.length - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1));
    [loose[last], loose[other]] = [loose[other], loose[last]];
  }
  let taken = 0;
  return items.map(item => (isFixed(item) ? item : loose[taken++]));
}

/**
 * A seed of its own for each question of an attempt.
 * @param {number} seed
 * @param {string} id
 */
export function seedFor(seed, id) {
  let hash = seed;
  for (const character of id) hash = Math.imul(hash ^ Number(character.codePointAt(0)), 0x01000193);
  return hash >>> 0;
}
