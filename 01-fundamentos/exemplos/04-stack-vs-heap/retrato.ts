/**
 * Acha um vazamento com dois retratos do heap tirados pelo próprio programa e comparados por construtor.
 */
import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeHeapSnapshot } from 'node:v8';
import { bytesText } from './heap.ts';
import { type Growth, growth, parseSnapshot, retainingPath } from './snapshot.ts';

// #region suspeito
class UploadSession {
  readonly parts: string[] = [];
  readonly id: number;

  constructor(id: number) {
    this.id = id;
  }
}

/** Um servidor de mentira com um vazamento: cada envio fica ouvindo a configuração depois de terminar. */
class Uploads extends EventEmitter {
  upload(id: number): void {
    const session = new UploadSession(id);
    this.on('config', () => session.parts.splice(0));
  }
}
// #endregion suspeito

// #region retratos
export interface Finding {
  grown: Growth[];
  /** Quem segura o último UploadSession, da raiz até ele. */
  path: string[];
}

/** Dois retratos, antes e depois do uso. Só se leem no fim: ler o primeiro encheria o segundo com o próprio leitor. */
export function findLeak(folder: string): Finding {
  const uploads = new Uploads().setMaxListeners(0);
  const use = (times: number) => {
    for (let id = 0; id < times; id++) uploads.upload(id);
  };
  use(10); // aquece: o que só se cria na primeira vez fica fora da diferença
  const first = writeHeapSnapshot(join(folder, 'antes.heapsnapshot'));
  use(500);
  const second = writeHeapSnapshot(join(folder, 'depois.heapsnapshot'));
  uploads.emit('config'); // usado até aqui: sem isto o próprio barramento poderia ser coletado
  const [before, after] = [first, second].map((path) => parseSnapshot(readFileSync(path, 'utf8')));
  if (!before || !after) throw new Error('faltou um retrato');
  const target = after.nodes.findLastIndex(({ type, name }) => type === 'object' && name === 'UploadSession');
  return { grown: growth(before, after), path: retainingPath(after, target) };
}
// #endregion retratos

export function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'retrato-'));
  try {
    const { grown, path } = findLeak(folder);
    console.log('Objetos a mais depois de 500 envios');
    for (const { name, count, bytes } of grown.slice(0, 3))
      console.log(`  ${name.padEnd(16)} ${String(count).padStart(5)} ${bytesText(bytes).padStart(10)}`);
    console.log('\nQuem segura o último UploadSession, da raiz até ele');
    for (const step of path) console.log(`  ${step}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (import.meta.main) main();
