// Which items a choice leaves, how many there would be for every other choice, and how a choice stands in an address.

/**
 * @typedef {object} Item
 * @property {Record<string, string[]>} values what it has in each group: `{ role: ["ml-engineer"], skill: ["python", "sql"] }`
 * @property {number} weight what it counts for: 0 for an item that only says that something is missing
 */

/** @typedef {ReadonlyMap<string, ReadonlySet<string>>} Choice chosen values of each group; a group without any restricts nothing */

/**
 * Between groups all must fit, inside a group any. A value counts the items that it would leave if the other groups stayed as
 * they are, so that no number promises more than a click gives.
 * @param {readonly Item[]} items
 * @param {readonly string[]} groups
 * @param {Choice} choice
 * @returns {{ shown: boolean[], counts: Map<string, Map<string, number>> }} a value that would leave nothing has no count
 */
export function filter(items, groups, choice) {
  /** @type {Map<string, Map<string, number>>} */
  const counts = new Map(groups.map(group => [group, new Map()]));
  const shown = items.map(item => {
    const missed = groups.filter(group => isMissed(item, group, choice));
    if (missed.length < 2) for (const group of missed.length === 0 ? groups : missed) count(item, group, counts);
    return missed.length === 0;
  });
  return { shown, counts };
}

/** @param {Item} item @param {string} group @param {Choice} choice */
function isMissed(item, group, choice) {
  const chosen = choice.get(group);
  return chosen !== undefined && chosen.size > 0 && !item.values[group]?.some(value => chosen.has(value));
}

/** @param {Item} item @param {string} group @param {Map<string, Map<string, number>>} counts */
function count(item, group, counts) {
  const ofGroup = /** @type {Map<string, number>} */ (counts.get(group));
  for (const value of new Set(item.values[group])) ofGroup.set(value, (ofGroup.get(value) ?? 0) + item.weight);
}

/**
 * An order by text or number, the same way up for equals; what has no value stands last both ways.
 * @template T
 * @param {readonly T[]} items
 * @param {(item: T) => string | undefined} valueOf
 * @param {boolean} isDescending
 * @param {string} language
 * @returns {T[]}
 */
export function sortBy(items, valueOf, isDescending, language) {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const keyed = items.map(item => ({ item, key: valueOf(item) || undefined }));
  return keyed.sort((a, b) => {
    if (a.key === undefined || b.key === undefined) return Number(a.key === undefined) - Number(b.key === undefined);
    return isDescending ? compare(b.key, a.key) : compare(a.key, b.key);
  }).map(({ item }) => item);
}

/**
 * `?role=ml-engineer&metric=base&metric=total`; what the page does not offer is left out.
 * @param {URLSearchParams} address
 * @param {ReadonlyMap<string, readonly string[]>} offered values of each group
 * @returns {Map<string, Set<string>>}
 */
export function readChoice(address, offered) {
  return new Map([...offered].map(([group, values]) => [group, new Set(address.getAll(group).filter(value => values.includes(value)))]));
}

/**
 * @param {URLSearchParams} address whose other parts stay
 * @param {Choice} choice
 */
export function writeChoice(address, choice) {
  for (const [group, values] of choice) {
    address.delete(group);
    for (const value of values) address.append(group, value);
  }
}
