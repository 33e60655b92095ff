// Runs the module: hands it the bytes of files as it asks for them, and gives back what it says.
'use strict';

// For speed only: the module reads blocks of some 100 kB, and a file is asked for more at a time.
const AHEAD = 4 << 20;

let compiled;
let exported;
/** The start that is under way or done. */
let starting;
let files = [];
const reader = typeof FileReaderSync === 'undefined' ? null : new FileReaderSync();
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Bytes of a file, as they are. */
function slice(entry, offset, count) {
  const { file } = entry;
  if (file instanceof Uint8Array) return file.subarray(offset, offset + count);
  if (!entry.ahead || offset < entry.start || offset + count > entry.start + entry.ahead.length) {
    entry.start = offset;
    entry.ahead = new Uint8Array(reader.readAsArrayBuffer(file.slice(offset, offset + Math.max(count, AHEAD))));
  }
  return entry.ahead.subarray(offset - entry.start, offset - entry.start + count);
}

// Addresses come out of the module with a sign, and have none: `>>> 0` takes it off.
const imports = {
  page: {
    read(number, offset, to, count) {
      let bytes;
      try {
        bytes = slice(files[number], offset, count);
      } catch {
        // Of this file only; the others are read.
        return -1;
      }
      new Uint8Array(exported.memory.buffer, to >>> 0, count).set(bytes);
      return 0;
    },
  },
  wasi_snapshot_preview1: {
    // Sets of texts are kept by numbers that nobody can foresee.
    random_get(to, count) {
      crypto.getRandomValues(new Uint8Array(exported.memory.buffer, to >>> 0, count));
      return 0;
    },
  },
};

/** What the C library would ask a system for, which there is none of: a trap says so. */
function withoutSystem(module) {
  const all = { ...imports };
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    all[from] ??= {};
    all[from][name] ??= () => { throw new Error(`there is no ${name} here`); };
  }
  return all;
}

async function start(bytes) {
  if (bytes) compiled = await WebAssembly.compile(bytes);
  exported = (await WebAssembly.instantiate(compiled, withoutSystem(compiled))).exports;
}

function withText(text, use) {
  const bytes = encoder.encode(text);
  const place = exported.hipline_memory(Math.max(1, bytes.length)) >>> 0;
  new Uint8Array(exported.memory.buffer, place, bytes.length).set(bytes);
  const result = use(place, bytes.length);
  exported.hipline_free(place);
  return result;
}

/** A reply of so many bytes; null for none. */
function reply(count) {
  if (count === 0) return null;
  const place = exported.hipline_reply() >>> 0;
  return JSON.parse(decoder.decode(new Uint8Array(exported.memory.buffer, place, count).slice()));
}

/** Analyses the files, and tells of every session as it is done. */
function run(given, request, tell) {
  files = given.map(({ file }) => ({ file }));
  exported.hipline_clear();
  given.forEach(({ path, file }, number) => {
    withText(path, (place, count) => exported.hipline_file(place, count, number, file.size ?? file.length));
  });
  const count = withText(JSON.stringify(request), (place, length) => exported.hipline_find(place, length));
  if (count < 0) throw new Error('the request was not understood');
  tell({ kind: 'found', count });
  for (let index = 0; ; index += 1) {
    const session = reply(exported.hipline_next());
    if (!session) break;
    tell({ kind: 'session', index, session });
  }
  const end = reply(exported.hipline_end());
  exported.hipline_clear();
  files = [];
  tell({ kind: 'end', end });
}

/** Whether it is memory that is wanting: a browser says so, or has no more to give. A stack that is full is a RangeError too. */
function isMemory(error) {
  if (error instanceof RangeError && /memory|allocat/i.test(error.message)) return true;
  try {
    exported?.memory.grow(1024);
    return false;
  } catch {
    return true;
  }
}

/** What to tell of an error: why nothing starts, or that something broke off. */
function reason(error, isStart) {
  if (isMemory(error)) return isStart ? 'memory' : 'full';
  if (!isStart) return 'trap';
  return error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError ? 'old' : 'start';
}

if (typeof module === 'object') {
  module.exports = { start, run, memory: () => exported.memory.buffer.byteLength };
} else {
  self.onmessage = async ({ data }) => {
    const tell = (message) => self.postMessage({ ...message, run: data.run });
    try {
      if (data.kind === 'start') {
        starting = start(data.bytes);
        await starting;
        tell({ kind: 'ready' });
        return;
      }
      // After a trap nothing in memory can be relied on.
      while (!exported) await (starting ??= start());
      run(data.files, data.request, tell);
    } catch (error) {
      const isStart = data.kind === 'start';
      tell({ kind: isStart ? 'not-started' : 'trap', why: reason(error, isStart || !exported), message: String(error.message ?? error) });
      [exported, starting] = [null, null];
      files = [];
    }
  };
}
