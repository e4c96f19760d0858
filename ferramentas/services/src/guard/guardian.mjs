// Guardião: um processo por pai. Segura a outra ponta de um pipe; quando o pai morre, até por kill -9,
// o kernel fecha o pipe e o guardião para tudo o que foi anotado e apaga as pastas efêmeras.

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

/** Por quanto tempo procurar um processo anunciado cujo pai morreu durante o nascimento. */
const BIRTH_MS = 1000;

const processes = new Map();
const expected = new Map();
const directories = new Set();
let signalled = false;

const operations = {
  announce: (message) => expected.set(message.tag, message),
  settle: (message) => {
    expected.delete(message.tag);
    if (message.pid !== undefined) processes.set(message.pid, message);
  },
  forget: (message) => processes.delete(message.pid),
  own: (message) => directories.add(message.path),
  disown: (message) => directories.delete(message.path),
  // O pai saiu de modo ordinário e já pediu a parada: um segundo sinal seria lido como pressa.
  signalled: () => {
    signalled = true;
  },
};

// Vive enquanto o pai viver: os sinais do terminal são assunto dele.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

for (const message of JSON.parse(process.argv[2] ?? '[]')) obey(message);
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  // O pai pode ter morrido no meio da escrita: uma linha cortada é ignorada.
  try {
    obey(JSON.parse(line));
  } catch {}
});
lines.on('close', () => void stopAll());

async function stopAll() {
  await Promise.all([stopNewborns(), ...[...processes.values()].map(stop)]);
  await Promise.all(
    [...directories].map((path) => rm(path, { recursive: true, force: true }).catch(() => {})),
  );
  process.exit(0);
}

function obey(message) {
  operations[message.op]?.(message);
}

async function stopNewborns() {
  if (process.platform !== 'linux') return;
  const deadline = performance.now() + BIRTH_MS;
  const stops = new Map();
  while (expected.size > 0 && performance.now() < deadline) {
    for (const [pid, plan] of findExpected()) {
      if (!stops.has(pid)) stops.set(pid, stop({ ...plan, pid }));
    }
    await delay(50);
  }
  await Promise.all(stops.values());
}

function findExpected() {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    const plan = expected.get(readTag(pid));
    return plan === undefined ? [] : [[Number(pid), plan]];
  });
}

function readTag(pid) {
  try {
    return /(?:^|\0)TRILHA_GUARDADO=([^\0]*)/.exec(readFileSync(`/proc/${pid}/environ`, 'latin1'))?.[1];
  } catch {
    return undefined;
  }
}

async function stop({ pid, signal, killAfterMs }) {
  if (process.platform === 'win32') return void spawnSync('taskkill', ['/pid', String(pid), '/T', '/F']);
  if (!signalled) send(pid, signal);
  if (!(await gone(pid, killAfterMs))) send(pid, 'SIGKILL');
  await gone(pid, 1000);
  // Netos que ficaram no grupo do processo.
  send(-pid, 'SIGKILL');
}

async function gone(pid, withinMs) {
  const deadline = performance.now() + withinMs;
  while (performance.now() < deadline) {
    if (!alive(pid)) return true;
    await delay(20);
  }
  return false;
}

function alive(pid) {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // Em contêiner cujo processo 1 não recolhe filhos, o morto fica como zumbi e ainda aceita o sinal 0.
  try {
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return process.platform !== 'linux';
  }
}

function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {}
}
