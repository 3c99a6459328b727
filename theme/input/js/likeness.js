/**
 * How much two short texts look alike: the share of pairs of neighbouring letters that both have (Dice’s coefficient).
 * @param {string} one
 * @param {string} other
 * @returns {number} from 0 to 1
 */
export function likeness(one, other) {
  const [first, second] = [pairsOf(one), pairsOf(other)];
  const total = first.length + second.length;
  if (total === 0) return 0;
  let shared = 0;
  for (const pair of first) {
    const at = second.indexOf(pair);
    if (at < 0) continue;
    second.splice(at, 1);
    shared++;
  }
  return (2 * shared) / total;
}

/**
 * The entries most like a text, best first; what is hardly like it is left out.
 * @template T
 * @param {string} wanted
 * @param {T[]} entries
 * @param {(entry: T) => string[]} namesOf of which the most alike counts
 * @param {number} [most]
 * @returns {T[]}
 */
export function mostAlike(wanted, entries, namesOf, most = 5) {
  return entries
    .map((entry, index) => ({ entry, index, rank: Math.max(0, ...namesOf(entry).map(name => likeness(wanted, name))) }))
    .filter(({ rank }) => rank >= 0.45)
    .sort((a, b) => b.rank - a.rank || a.index - b.index)
    .slice(0, most)
    .map(({ entry }) => entry);
}

/** @param {string} text */
function pairsOf(text) {
  const letters = text.toLowerCase().normalize("NFKD").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  return Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2)).filter(pair => !pair.includes(" "));
}
