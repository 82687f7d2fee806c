"""What runs inside the page beside the app: a stop-watch, and what fills a device as a week offline would."""

WATCH = """(() => {
  const bench = (window.__bench = { last: null, writes: [] });
  const painted = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => then(performance.now());
    port2.postMessage(0);
  });
  for (const type of ['click', 'keydown'])
    addEventListener(type, (event) => {
      const input = (bench.last = { at: event.timeStamp, painted: 0 });
      painted((now) => { input.painted = now; });
    }, true);
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    const tx = begin.call(this, names, mode, options);
    if (mode === 'readwrite' && [].concat(names).includes('outbox')) {
      const write = { input: bench.last, done: 0 };
      bench.writes.push(write);
      tx.addEventListener('complete', () => { write.done = performance.now(); });
    }
    return tx;
  };
  bench.until = (selector, many = 1) => new Promise((done) => {
    const look = () => {
      if (document.querySelectorAll(selector).length < many) return;
      watch.disconnect();
      painted(done);
    };
    const watch = new MutationObserver(look);
    watch.observe(document, { subtree: true, childList: true });
    look();
  });
  const when = async (true_) => {
    while (!true_()) await new Promise((done) => setTimeout(done, 50));
  };
  bench.drawn = async () => {
    await when(() => bench.last?.painted);
    return bench.last.painted - bench.last.at;
  };
  bench.taken = async () => {
    await when(() => bench.writes.every(({ input, done }) => done && input.painted));
    return bench.writes.splice(0).map(({ input, done }) => [input.painted - input.at, done - input.at]);
  };
  bench.firstJob = bench.until('a.row[href^="/job/"]');
})()"""
"""Notes when an input came, when the frame after it was painted, and when what it wrote was durable."""

SCROLL = """async () => {
  const frames = [];
  let last = performance.now();
  for (let i = 0; i < 240; i++) {
    scrollBy(0, 160);
    const now = await new Promise(requestAnimationFrame);
    if (i > 2) frames.push(now - last);
    last = now;
  }
  return frames;
}"""
"""Milliseconds of each frame while the list runs by."""

WEEK_OFFLINE = """async ({ job, photos, size, ops }) => {
  const asked = (request) => new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
  const db = await asked(indexedDB.open('kept-' + localStorage.getItem('kept.person')));
  const hex = async (bytes) => Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)),
    (byte) => byte.toString(16).padStart(2, '0')).join('');

  async function picture(width, height) {
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const pen = canvas.getContext('2d');
    for (let i = 0; i < 900; i++) {
      pen.fillStyle = `hsl(${(i * 47) % 360} 40% ${30 + (i % 50)}%)`;
      pen.fillRect((i * 131) % width, (i * 197) % height, width / 9, height / 9);
    }
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.8));
    return new Uint8Array(await blob.arrayBuffer());
  }
  /** A picture of its own: the same to look at, with other bytes behind its end. */
  async function keep(plain, length, at) {
    const bytes = new Uint8Array(Math.max(length, plain.length + 16));
    for (let i = 0; i < bytes.length; i += 65536) crypto.getRandomValues(bytes.subarray(i, i + 65536));
    bytes.set(plain);
    const hash = await hex(bytes);
    const about = { hash, job, type: 'image/jpeg', size: bytes.length, at, state: 'local',
      place: null, offset: 0, tries: 0, retry: 0, error: null };
    const tx = db.transaction(['blobs', 'bytes'], 'readwrite');
    tx.objectStore('blobs').put(about);
    tx.objectStore('bytes').put({ hash, bytes: bytes.buffer });
    await new Promise((done, fail) => { tx.oncomplete = done; tx.onabort = () => fail(tx.error); });
    return hash;
  }

  const reading = db.transaction(['rows', 'standing', 'numbers']);
  const found = await Promise.all([
    asked(reading.objectStore('rows').getAll(IDBKeyRange.bound(['equipment'], ['equipment', []]))),
    asked(reading.objectStore('standing').get('now')), asked(reading.objectStore('numbers').get('next')),
    asked(reading.objectStore('rows').count())]);
  const [equipment, standing, next, rows] = found;
  const [large, small] = [await picture(1600, 1200), await picture(320, 240)];
  const changes = [];
  for (let i = 0; i < photos.length; i++) {
    const at = Date.now() - 6e8 + i * 1000;
    const [blob, thumb] = [await keep(large, size, at), await keep(small, 0, at)];
    const set = { job: photos[i], blob, thumb, mime: 'image/jpeg', width: 1600, height: 1200, size,
      patient_checked: true };
    changes.push({ kind: 'photo', id: 'bench-photo-' + i, set, saw: null });
  }
  for (let i = changes.length; i < ops; i++) {
    const { id, seq, epoch } = equipment[(i * 7919) % equipment.length];
    changes.push({ kind: 'equipment', id, set: { location: 'room ' + i }, saw: [epoch, seq] });
  }
  const writing = db.transaction(['outbox', 'numbers'], 'readwrite');
  let n = next ?? 1;
  for (const change of changes) {
    const clock = { at: Date.now() - 6e8 + n * 1000, offset: 0, age: 1000, heard: standing.heard };
    const { kind, id } = change;
    writing.objectStore('outbox').put({ n, kind, id, group: null, token: 'bench-' + n, refused: false,
      text: JSON.stringify({ clock, ...change }) });
    n += 1;
  }
  writing.objectStore('numbers').put(n, 'next');
  await new Promise((done, fail) => { writing.oncomplete = done; writing.onabort = () => fail(writing.error); });
  db.close();
  return { rows, unsent: changes.length };
}"""
"""Photos with their bytes, and single-field edits, as web/src/local/database.ts lays them down."""
