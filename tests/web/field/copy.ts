// Copies a browser's whole storage, as a phone's backup or a copied profile does.

import { Browser } from "./world";

export async function copyOf(browser: Browser): Promise<Browser> {
  const copy = new Browser();
  for (const [key, word] of browser.memory) copy.memory.set(key, word);
  for (const { name = "", version = 1 } of await browser.indexedDB.databases())
    await copyDatabase(browser.indexedDB, copy.indexedDB, name, version);
  return copy;
}

async function copyDatabase(
  from: IDBFactory,
  to: IDBFactory,
  name: string,
  version: number,
): Promise<void> {
  const source = await ended(from.open(name, version));
  const opening = to.open(name, version);
  opening.addEventListener("upgradeneeded", () => {
    for (const store of source.objectStoreNames) build(source, opening.result, store);
  });
  const target = await ended(opening);
  for (const store of source.objectStoreNames) await copyStore(source, target, store);
  source.close();
  target.close();
}

function build(source: IDBDatabase, target: IDBDatabase, name: string): void {
  const model = source.transaction(name).objectStore(name);
  const store = target.createObjectStore(name, { keyPath: model.keyPath });
  for (const index of model.indexNames) {
    const { keyPath, multiEntry } = model.index(index);
    store.createIndex(index, keyPath, { multiEntry });
  }
}

async function copyStore(source: IDBDatabase, target: IDBDatabase, name: string): Promise<void> {
  const store = source.transaction(name).objectStore(name);
  const [keys, values] = await Promise.all([ended(store.getAllKeys()), ended(store.getAll())]);
  const into = target.transaction(name, "readwrite").objectStore(name);
  await Promise.all(
    values.map((value, i) =>
      ended(into.keyPath === null ? into.put(value, keys[i]) : into.put(value)),
    ),
  );
}

function ended<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });
}
