/** As perguntas sobre arquivos, respondidas por programas. */
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Disk, POWER_CUTS, type PowerCut } from '../../exercicios/exame/apoio/disco.ts';

/** Quantas vezes se chama `readSync` para ler um arquivo deste tamanho. */
export function countReads(size: number): number {
  const folder = fs.mkdtempSync(join(tmpdir(), 'exame-'));
  try {
    const path = join(folder, 'dados');
    fs.writeFileSync(path, new Uint8Array(size));
    return readAll(path).calls;
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

// #region leitura
export function readAll(path: string): { bytes: number; calls: number } {
  const file = fs.openSync(path, 'r');
  const buffer = new Uint8Array(64 * 1024);
  let [bytes, calls] = [0, 0];
  for (;;) {
    const count = fs.readSync(file, buffer);
    calls += 1;
    if (count === 0) break;
    bytes += count;
  }
  fs.closeSync(file);
  return { bytes, calls };
}
// #endregion leitura

const [PATH, DRAFT] = ['/palco/saldo', '/palco/saldo.novo'];
const [OLD, NEW] = ['antigo', 'novo'];
const encode = (text: string) => new TextEncoder().encode(text);

/** O que cada letra da pergunta faz num disco; `E` é responder a quem pediu. */
const STEPS: Record<string, (disk: Disk, draft: number) => unknown> = {
  A: (disk) => disk.fsyncSync(disk.openSync('/palco', 'r')),
  B: (disk) => disk.renameSync(DRAFT, PATH),
  C: (disk, draft) => disk.writeSync(draft, encode(NEW), 0, NEW.length),
  D: (disk, draft) => disk.fsyncSync(draft),
  E: () => undefined,
};

/** Uma queda depois de cada passo deixa o conteúdo antigo ou o novo e, depois da resposta, só o novo. */
function survives(order: readonly string[]): boolean {
  const disk = new Disk({ [PATH]: encode(OLD) });
  const draft = disk.openSync(DRAFT, 'w');
  const allowed = [OLD, NEW];
  return order.every((step) => {
    STEPS[step]?.(disk, draft);
    if (step === 'E') allowed.splice(0, 1);
    return POWER_CUTS.every((left) => allowed.includes(contentAfter(disk, left)));
  });
}

const contentAfter = (disk: Disk, left: PowerCut) =>
  Buffer.from(disk.afterPowerCut(left).content(PATH) ?? []).toString();

/** Das 120 ordens possíveis dos cinco passos, as que resistem a uma queda em qualquer ponto. */
export const safeOrders = (): string[] =>
  permutations([...'ABCDE'])
    .filter(survives)
    .map((order) => order.join(''));

function permutations(letters: readonly string[]): string[][] {
  if (letters.length === 0) return [[]];
  return letters.flatMap((letter) =>
    permutations(letters.filter((other) => other !== letter)).map((rest) => [letter, ...rest]),
  );
}
