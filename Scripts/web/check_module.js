// Runs the module in Node on folders of recordings, and holds what it gives against what the program gave of the same files.
//
//     node check_module.js hipline.wasm WORKER.js CASES.json
//
// CASES.json is a list of {"name", "files": [path on disk], "request": {…}, "json": path of the program's answer,
// "reply": path of what HiplineTools replies, "seconds": the program's time}.
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const [, , wasm, script, list] = process.argv;
const worker = require(path.resolve(script));

/** What an answer says beside who wrote it: only the name of the transform differs between the two. */
const told = (text) => ({ ...JSON.parse(text), tool: null });

/** The reports and the table of a reply; of who made them only the name of the transform may differ. */
function shown(sessions, end) {
  const transform = `with ${JSON.parse(end.json).tool.fftw}`;
  const pages = sessions.flatMap(({ results }) => results.map(({ page }) => page.replaceAll(transform, 'with')));
  return { pages, csv: end.csv };
}

/** Where two values differ first, and by how much; null where they are the same. */
function difference(one, other, place = '') {
  if (typeof one === 'number' && typeof other === 'number') return one === other ? null : `${place}: ${one} and ${other}`;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) {
    return one === other ? null : `${place}: ${JSON.stringify(one)?.slice(0, 80)} and ${JSON.stringify(other)?.slice(0, 80)}`;
  }
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const found = difference(one[key], other[key], `${place}.${key}`);
    if (found) return found;
  }
  return null;
}

(async () => {
  const bytes = fs.readFileSync(wasm);
  let faults = 0;
  let same = 0;
  let begun = process.hrtime.bigint();
  const since = () => Number(process.hrtime.bigint() - begun) / 1e9;
  await worker.start(bytes);
  console.log(`compiled in ${since().toFixed(3)} s`);
  for (const one of JSON.parse(fs.readFileSync(list))) {
    const files = one.files.map(([name, place]) => ({ path: name, file: new Uint8Array(fs.readFileSync(place)) }));
    const times = [];
    let end;
    let sessions;
    try {
      for (let turn = 0; turn < (one.turns ?? 1); turn += 1) {
        begun = process.hrtime.bigint();
        sessions = [];
        worker.run(files, one.request, (message) => {
          if (message.kind === 'session') sessions.push(message.session);
          if (message.kind === 'end') end = message.end;
        });
        times.push(since());
      }
    } catch (error) {
      faults += 1;
      console.log(`${one.name}: trapped, ${error.message}\n${String(error.stack).split('\n').slice(1, 12).join('\n')}`);
      await worker.start();
      continue;
    }
    const native = JSON.parse(fs.readFileSync(one.reply, 'utf8'));
    const found = difference(told(fs.readFileSync(one.json, 'utf8')), told(end.json))
      ?? difference(shown(native.sessions, native.end), shown(sessions, end));
    if (found) {
      faults += 1;
      console.log(`${one.name}: differs at ${found}`);
    } else {
      same += 1;
    }
    if (one.turns) {
      const warm = times.at(-1);
      console.log(`${one.name}: first ${times[0].toFixed(3)} s, then ${warm.toFixed(3)} s; the program ${one.seconds.toFixed(3)} s`
        + `, ${(one.seconds / warm).toFixed(2)} of its speed`);
    }
  }
  console.log(`memory ${(worker.memory() / 2 ** 20).toFixed(0)} MiB after all of them`);
  console.log(`${same} of ${same + faults} give what the program gives`);
  process.exit(faults ? 1 : 0);
})();
