// The page around the report: takes files, hands them to the worker, shows what comes back. It computes nothing.

const EXERCISES = ['clamshell', 'leg-lift', 'side-leg-lift', 'prone-leg-lift', 'knee-extension', 'pelvic-tilt', 'foot-slide'];
const PLACES = ['thigh', 'shank', 'foot', 'pelvis', 'lumbar', 'other-thigh'];
const find = (name) => document.getElementById(name);

let language = 'en';
let worker;
let run = 0;
let dropped = [];
let paths = [];
let stated = {};
/** The sessions of which places were told, each a list of its files and their places. */
let placed = [];
let sessions = [];
let failures = [];
/** What the browser would not give when it was dropped. */
let refused = [];
let ended = null;
/** What is said of how far it is: a word's key and its values. */
let said = [];
let shown = 0;
/** The person whose history is shown, by number; null for a session. */
let person = null;
let isSheet = false;
/** The first file of the session that is to be shown again. */
let kept = null;

function say(key, ...values) {
  return values.reduce((text, value, index) => text.replace(`{${index}}`, () => value), WORDS[language][key] ?? key);
}

function speak(to) {
  language = to in WORDS ? to : 'en';
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll('[data-word]')) element.textContent = say(element.dataset.word);
  find('language').value = language;
  status(...said);
  draw();
}

// MARK: The worker

async function unpacked(text) {
  const packed = Uint8Array.from(atob(text.trim()), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Starts the worker; the words of what is to be told where that fails. */
async function begin() {
  if (typeof WebAssembly !== 'object' || typeof DecompressionStream === 'undefined') return ['old'];
  const code = URL.createObjectURL(new Blob([find('worker').textContent], { type: 'text/javascript' }));
  worker = new Worker(code);
  URL.revokeObjectURL(code);
  const answer = new Promise((resolve) => {
    worker.onmessage = ({ data }) => {
      if (data.kind === 'ready') resolve(null);
      else if (data.kind === 'not-started') resolve([data.why, data.message]);
      else hear(data);
    };
    worker.onerror = ({ message }) => resolve(['start', message]);
  });
  const bytes = await unpacked(find('module').textContent);
  worker.postMessage({ kind: 'start', bytes }, [bytes.buffer]);
  return answer;
}

function hear(message) {
  if (message.run !== run) return;
  switch (message.kind) {
    case 'found':
      status(...(message.count ? ['reading', 1, message.count] : ['working']));
      find('progress').max = Math.max(1, message.count);
      break;
    case 'session':
      for (const result of message.session.results) {
        const isKept = result.recordings[0]?.path === kept;
        if (isKept) shown = sessions.length;
        sessions.push(result);
        if (isKept || sessions.length === 1) draw();
      }
      failures.push(...message.session.failures);
      find('progress').value = message.index + 1;
      status('reading', Math.min(message.index + 2, find('progress').max), find('progress').max);
      break;
    case 'end':
      ended = message.end;
      failures = message.end.failures;
      finish(sessions.length ? 'done' : 'none');
      break;
    default:
      finish(message.why, message.message);
  }
}

function finish(...words) {
  document.body.dataset.state = 'done';
  status(...words);
  draw();
  if (sessions.length) find('result').scrollIntoView({ block: 'start' });
}

async function analyze() {
  run += 1;
  const own = run;
  kept = sessions[shown]?.recordings[0]?.path ?? null;
  [sessions, failures, ended, shown, person] = [[], [], null, 0, null];
  document.body.dataset.state = 'working';
  find('progress').removeAttribute('value');
  status('working');
  draw();
  const request = {
    paths: paths.filter((path) => !sensorAt(path)), sessions: placed.map((sensors) => ({ sensors })), ...stated,
  };
  const wrong = await begun;
  if (wrong) {
    finish(...wrong);
  } else if (own === run) {
    worker.postMessage({ kind: 'run', run, files: dropped, request });
  }
}

/** What was told of a file's place. */
const sensorAt = (path) => placed.flat().find((sensor) => sensor.path === path || sensor.siblings.includes(path));

/** Notes a file's place; what it was shown with stays with it, and nothing else. */
function place(path, placement, recordings) {
  if (!sensorAt(path)) {
    placed.push(recordings.filter((one) => paths.includes(one.path)).map((one) => (
      { path: one.path, siblings: one.siblings, placement: one.placement })));
  }
  sensorAt(path).placement = placement;
}

// MARK: What is dropped

/** What the browser does not give: told beside the reports of the rest. */
const refusal = (path, error) => ({
  path, message: say('unreadable', error?.message ?? error), hint: say('elsewhere'),
});

/** The files of what was dropped, folders walked through, each with a path of its own; and what could not be had. */
async function entriesOf(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return { found: [...transfer.files].map((file) => ({ path: file.name, file })), refused: [] };
  const [found, refused] = [[], []];
  const walk = async (entry) => {
    const path = (entry.fullPath ?? entry.name ?? '').replace(/^\/+/, '');
    try {
      if (entry.isFile) {
        const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
        found.push({ path, file });
        return;
      }
      const reader = entry.createReader();
      for (;;) {
        const inside = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
        if (!inside.length) return;
        for (const one of inside) await walk(one);
      }
    } catch (error) {
      refused.push(refusal(path, error));
    }
  };
  for (const entry of entries) await walk(entry);
  return { found, refused };
}

function take(entries, notGiven = []) {
  if (!entries.length && !notGiven.length) {
    status('empty');
    return;
  }
  refused = notGiven;
  const seen = new Map();
  dropped = entries.map(({ path, file }) => {
    const count = (seen.get(path) ?? 0) + 1;
    seen.set(path, count);
    return { path: count > 1 ? `${count}/${path}` : path, file };
  });
  paths = [...new Set(dropped.map(({ path }) => (path.includes('/') ? path.split('/')[0] : path)))].sort();
  [stated, placed, sessions, isSheet] = [{}, [], [], false];
  noteSubject();
  analyze();
}

/** Whose sessions they are, where somebody says it. */
function noteSubject() {
  const subject = find('subject').value.trim();
  if (subject) stated.subject = subject; else delete stated.subject;
}

function showExample() {
  const text = JSON.parse(find('sample').textContent);
  const entries = Object.entries(text.files).map(([path, packed]) => ({ path, packed }));
  Promise.all(entries.map(async ({ path, packed }) => {
    const bytes = await unpacked(packed);
    return { path, file: new File([bytes], path) };
  })).then((files) => {
    dropped = files;
    paths = [...new Set(files.map(({ path }) => path))].sort();
    [stated, placed, sessions, refused, isSheet] = [{ ...text.stated }, [], [], [], false];
    analyze();
  }).catch((error) => finish('start', error.message ?? error));
}

// MARK: What is shown

/** Says how far it is, by a word's key and values, in whatever language is chosen next too. */
function status(...words) {
  said = words;
  find('status').textContent = words.length ? say(...words) : '';
}

/** What is to be seen: a person's history, the patient's sheet, or the report of a session. */
function view() {
  const sheets = ended?.sheets;
  if (ended?.people[person]) return { ...ended.people[person], word: 'history' };
  if (isSheet && sheets) return { name: sessions[shown].name, page: sheets.pages[sheets.of[shown]][language], word: 'sheet' };
  return { name: sessions[shown].name, page: sessions[shown].page, word: 'report' };
}

function show(session, ofPerson = null) {
  [shown, person, kept] = [session, ofPerson, null];
  draw();
}

function draw() {
  const result = sessions[shown];
  const all = [...refused, ...failures];
  find('result').hidden = !result;
  find('refused').hidden = !all.length;
  find('failures').replaceChildren(...all.map((failure) => {
    const item = document.createElement('li');
    const place = [failure.path, failure.line, failure.line && failure.column].filter((part) => part != null && part !== '').join(':');
    const what = document.createElement('strong');
    what.textContent = `${place}: ${failure.message}`;
    const hint = document.createElement('span');
    hint.textContent = failure.hint;
    item.append(what, document.createElement('br'), hint);
    return item;
  }));
  const people = ended?.people ?? [];
  const list = find('sessions');
  list.hidden = sessions.length + people.length < 2;
  list.replaceChildren(
    ...sessions.map((session, index) => chip(session.name, index === shown && person === null, () => show(index))),
    ...people.map(({ name }, index) => chip(`${say('history')}: ${name}`, index === person, () => show(shown, index))));
  for (const name of ['json', 'csv']) find(name).hidden = !ended;
  find('sheet').hidden = !ended || person !== null;
  find('sheet').setAttribute('aria-pressed', String(isSheet));
  if (!result) return;
  for (const name of ['again', 'questions']) find(name).hidden = result.saved || person !== null;
  questions(result);
  const frame = find('report');
  const { name, page, word } = view();
  const key = `${run}.${shown}.${person}.${word === 'sheet' ? language : ''}`;
  if (frame.dataset.shown !== key) {
    frame.dataset.shown = key;
    frame.srcdoc = page;
    frame.title = `${say(word)}: ${name}`;
  }
}

/** Leads from a person's page to its sessions, which are files beside it elsewhere. */
function follow(event) {
  const address = event.target.closest?.('a[href]')?.getAttribute('href')?.replace(/^\.\.\//, '');
  const session = sessions.findIndex(({ link }) => link === address);
  if (session < 0 && address !== 'report.html') return;
  event.preventDefault();
  show(session < 0 ? shown : session);
  find('result').scrollIntoView({ block: 'start' });
}

function chip(text, isOn, press) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'chip';
  button.textContent = text;
  button.setAttribute('aria-pressed', String(isOn));
  button.addEventListener('click', press);
  return button;
}

function questions(result) {
  const rows = [];
  const row = (key, choices, now, choose, of = '') => {
    const group = document.createElement('div');
    group.className = 'question';
    group.setAttribute('role', 'group');
    const name = document.createElement('span');
    name.id = `about-${rows.length}`;
    name.textContent = of ? `${say(key)} ${of}` : say(key);
    group.setAttribute('aria-labelledby', name.id);
    group.append(name, ...choices.map((choice) => chip(say(choice ?? 'recognised'), choice === now, () => {
      choose(choice);
      analyze();
    })));
    rows.push(group);
  };
  const state = (key) => (choice) => { if (choice) stated[key] = choice; else delete stated[key]; };
  // A file's place is its own; what is inside an archive has one for all.
  for (const { path, placement } of result.recordings) {
    const isFile = paths.includes(path);
    if (placement && !sensorAt(path) && !stated.placement) continue;
    const choose = isFile ? (choice) => place(path, choice, result.recordings) : state('placement');
    row('placement', PLACES, placement, choose, result.recordings.length > 1 ? path : '');
    if (!isFile) break;
  }
  row('exercise', [null, ...EXERCISES], stated.exercise ?? (result.exercise_stated ? result.exercise : null), state('exercise'));
  row('side', ['left', 'right'], result.side, state('side'));
  find('questions').replaceChildren(...rows);
}

function fit() {
  const frame = find('report');
  const inside = frame.contentDocument?.documentElement;
  if (inside) frame.style.height = `${inside.scrollHeight + 2}px`;
}

function save(name, text, type) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A name that every file system takes. */
const plain = (name) => name.replace(/[^A-Za-z0-9._-]+/g, '_') || 'session';

find('report').addEventListener('load', () => {
  // A page that was longer leaves no room behind.
  find('report').style.height = '';
  fit();
  find('report').contentDocument?.addEventListener('click', follow);
});
window.addEventListener('resize', fit);
find('choose').addEventListener('click', () => find('files').click());
find('files').addEventListener('change', ({ target }) => {
  take([...target.files].map((file) => ({ path: file.name, file })));
  target.value = '';
});
find('example').addEventListener('click', showExample);
find('language').addEventListener('change', ({ target }) => speak(target.value));
find('save').addEventListener('click', () => {
  const { name, page, word } = view();
  save(`${plain(name)}${word === 'report' ? '' : `.${word}`}.html`, page, 'text/html');
});
find('sheet').addEventListener('click', () => {
  isSheet = !isSheet;
  draw();
});
find('subject').addEventListener('change', () => {
  noteSubject();
  analyze();
});
find('json').addEventListener('click', () => save('hipline.json', ended.json, 'application/json'));
find('csv').addEventListener('click', () => save('repetitions.csv', ended.csv, 'text/csv'));
find('print').addEventListener('click', () => find('report').contentWindow.print());
for (const kind of ['dragenter', 'dragover']) {
  window.addEventListener(kind, (event) => {
    event.preventDefault();
    find('drop').classList.add('over');
  });
}
window.addEventListener('dragleave', () => find('drop').classList.remove('over'));
window.addEventListener('drop', async (event) => {
  event.preventDefault();
  find('drop').classList.remove('over');
  try {
    const { found, refused } = await entriesOf(event.dataTransfer);
    take(found, refused);
  } catch (error) {
    status('unreadable', error.message ?? error);
  }
});

speak(navigator.language.slice(0, 2));
const begun = begin().catch((error) => ['start', error.message ?? error]).then((wrong) => {
  if (wrong) finish(...wrong);
  else if (!run) document.body.dataset.state = 'ready';
  return wrong;
});
