import { read } from "./database.js";
import { keepHere } from "./device.js";
import { all, get } from "./dom.js";
import { compare, fromFile, fromFragment, mostBytes, Refused, toFile, toFiles, toFragment } from "./exchange.js";
import { merge } from "./merge.js";
import { offer } from "./offer.js";
import { formatNumber, part, text } from "./parts.js";
import { dateOf } from "./progress-parts.js";
import { database, loadAll, write } from "./store.js";

/** @import { Kept } from "./exchange.js" */

/** A code of more bytes is too fine for the camera of a phone. */
const mostInCode = 1200;

/** The learner's own data: out to a file or a link, back in after a look, and safe from the browser. */
export class LearnerData extends HTMLElement {
  /** Looked at, and waiting for a yes. @type {Kept[]} */ #waiting = [];

  connectedCallback() {
    this.#on("export", () => this.#export());
    this.#on("transfer", () => this.#transfer());
    this.#on("copy", () => this.#copy());
    this.#on("print", async () => print());
    this.#on("import", () => this.#import());
    this.#on("cancel", async () => this.#setWaiting([]));
    this.#on("aside", () => this.#exportAside());
    this.#on("persist", () => this.#persist());
    const file = /** @type {HTMLInputElement} */ (get(this, "[type=file]"));
    file.addEventListener("change", () => file.files?.[0] && void this.#look(this.#read(file.files[0])).then(() => (file.value = "")));
    addEventListener("hashchange", () => this.#lookAtLink());
    get(this, "[data-part=tools]").hidden = false;
    this.#lookAtLink();
    this.closest("learner-progress")?.addEventListener("progress-shown", () => void this.#showState());
  }

  // Out --------------------------------------------------------------------------------------------------------------------

  async #export() {
    const files = toFiles(await allKept(), new Date());
    files.forEach((file, index) => offer(file, `progress-${new Date().toISOString().slice(0, 10)}${index > 0 ? `-${index + 1}` : ""}.json`, "application/json"));
    await keepHere("exported", Date.now());
    if (files.length > 1) this.#say("export-files", files.length);
    else this.#say("export-done");
    await this.#showState();
  }

  async #transfer() {
    const { code, size } = await toFragment(toFile(await allKept(), new Date()));
    const isSmall = size < mostInCode;
    const link = `${location.origin}${location.pathname}#import=${code}`;
    get(this, "[data-part=transfer]").hidden = !isSmall;
    if (!isSmall) return this.#say("transfer-large", formatNumber(Math.ceil(size / 1024)));
    const field = /** @type {HTMLInputElement} */ (get(this, "[data-part=link]"));
    field.value = link;
    get(this, "[data-part=code]").replaceChildren(await drawCode(link));
    field.focus();
    field.select();
  }

  async #copy() {
    const field = /** @type {HTMLInputElement} */ (get(this, "[data-part=link]"));
    field.select();
    await navigator.clipboard.writeText(field.value).then(() => this.#say("transfer-copied"), () => this.#say("transfer-copy-hand"));
  }

  async #exportAside() {
    const db = await database();
    const [keys, values] = await Promise.all([read(db, "aside", store => store.getAllKeys()), read(db, "aside", store => store.getAll())]);
    offer(JSON.stringify(Object.fromEntries(keys.map((key, index) => [String(key), values[index]])), null, 1), "progress-unreadable.json", "application/json");
  }

  // In ---------------------------------------------------------------------------------------------------------------------

  /** @param {File} file */
  async #read(file) {
    if (file.size > mostBytes) throw new Refused("size");
    return file.text();
  }

  #lookAtLink() {
    const code = location.hash.match(/^#import=(.*)$/s)?.[1];
    if (code === undefined) return;
    // Whoever gets this address later must not import it again.
    history.replaceState(null, "", location.pathname);
    void this.#look(fromFragment(code));
  }

  /** Shows what would change, and changes nothing. @param {Promise<string>} reading */
  async #look(reading) {
    this.#setWaiting([]);
    try {
      const theirs = await inIdsOfToday(fromFile(await reading, Date.now()));
      const kinds = compare(new Map((await allKept()).map(record => [record.id, record])), theirs);
      const rows = [...kinds].filter(([kind]) => text(`kind-${kind}`)).map(([kind, { fresh, changed, same }]) => part("import-row", text(`kind-${kind}`), fresh, changed, same));
      const changes = [...kinds.values()].reduce((sum, { fresh, changed }) => sum + fresh + changed, 0);
      if (changes === 0) return this.#say("import-same");
      get(this, "[data-part=changes] tbody").replaceChildren(...rows);
      this.#setWaiting(theirs);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.#say(`refused-${error.reason}`, error.where);
    }
  }

  /** @param {Kept[]} records */
  #setWaiting(records) {
    const preview = get(this, "[data-part=changes]");
    this.#waiting = records;
    this.#say(null);
    preview.hidden = records.length === 0;
    if (records.length > 0) preview.focus();
  }

  async #import() {
    const theirs = new Map(this.#waiting.map(record => [record.id, record]));
    /** @type {Map<string, Kept | null>} */
    const before = new Map();
    const failure = await write([...theirs.keys()], (id, current) => {
      const record = /** @type {Kept} */ (theirs.get(id));
      before.set(id, current);
      return current ? merge(current, record) : record;
    });
    this.#setWaiting([]);
    if (failure) return this.#say(`not-kept-${failure}`);
    const undo = () => write([...before.keys()], id => before.get(id) ?? undefined);
    this.dispatchEvent(new CustomEvent("records-changed", { bubbles: true, detail: { said: text("import-done"), undo } }));
    await this.#showState();
  }

  // Kept -------------------------------------------------------------------------------------------------------------------

  async #persist() {
    const isKept = await navigator.storage.persist();
    this.#say(isKept ? "persist-done" : "persist-refused");
    await this.#showState();
  }

  async #showState() {
    const [isPersisted, aside, exported] = await readState();
    get(this, "[data-part=kept]").textContent = text(isPersisted ? "persist-yes" : "persist-no");
    get(this, "[data-do=persist]").hidden = isPersisted || !navigator.storage?.persist;
    get(this, "[data-part=aside]").hidden = aside === 0;
    get(this, "[data-part=aside-count]").textContent = text("aside", aside);
    for (const field of all(document, "[data-part=exported]")) field.textContent = exported ? dateOf(exported) : text("export-never");
  }

  /** @param {string | null} name @param {...(string | number)} values */
  #say(name, ...values) {
    get(this, "[data-part=said]").textContent = name ? text(name, ...values) : "";
  }

  /** @param {string} name @param {() => Promise<unknown>} action */
  #on(name, action) {
    get(this, `[data-do=${name}]`).addEventListener("click", () => void action());
  }
}

/** With what is left of records that were reset. @returns {Promise<Kept[]>} */
async function allKept() {
  // Broken ones are set aside by this reading.
  await loadAll();
  try {
    return await read(await database(), "records", store => store.getAll());
  } catch (error) {
    if (error instanceof DOMException) return [];
    throw error;
  }
}

/** The page has just read all records, which sets aside what is broken. @returns {Promise<[boolean, number, number | undefined]>} whether the browser keeps all, records set aside, time of the last export */
async function readState() {
  try {
    const db = await database();
    return await Promise.all([navigator.storage?.persisted?.() ?? false, read(db, "aside", store => store.count()), read(db, "device", store => store.get("exported"))]);
  } catch (error) {
    if (error instanceof DOMException) return [false, 0, undefined];
    throw error;
  }
}

/** A file may be older than an id. @param {Kept[]} records */
async function inIdsOfToday(records) {
  const href = document.querySelector("meta[name=ledger]")?.getAttribute("content");
  if (!href) return records;
  const { followed, loadMoved } = await import("./follow-ledger.js");
  const moved = await loadMoved(href);
  return moved ? followed(records, moved) : records;
}

/** @param {string} link */
async function drawCode(link) {
  const { generate } = await import("lean-qr");
  const code = generate(link);
  const svg = get(part("code"), "svg");
  const quiet = 4;
  let path = "";
  for (let y = 0; y < code.size; y++) for (let x = 0; x < code.size; x++) if (code.get(x, y)) path += `M${x} ${y}h1v1h-1z`;
  svg.setAttribute("viewBox", `${-quiet} ${-quiet} ${code.size + 2 * quiet} ${code.size + 2 * quiet}`);
  get(svg, "path").setAttribute("d", path);
  return svg;
}
