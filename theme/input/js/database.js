// Promises for the browser's database, which only has events. The package `idb` does the same in 1 KB of the 12 that a lesson may
// load: docs/decisions/0008-one-file-to-learn-with.md.

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
export function resultOf(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * Resolves when all of it is kept; else nothing of it is.
 * @param {IDBTransaction} transaction
 * @returns {Promise<void>}
 */
export function endOf(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException("aborted", "AbortError"));
  });
}

/**
 * @template T
 * @param {IDBDatabase} db
 * @param {string} name of a store
 * @param {(store: IDBObjectStore) => IDBRequest<T>} ask
 * @returns {Promise<T>}
 */
export function read(db, name, ask) {
  return resultOf(ask(db.transaction(name).objectStore(name)));
}

/**
 * @param {IDBDatabase} db
 * @param {string} name of a store
 * @param {IDBValidKey} key
 * @param {unknown} value
 */
export function put(db, name, key, value) {
  const transaction = db.transaction(name, "readwrite");
  transaction.objectStore(name).put(value, key);
  return endOf(transaction);
}
