/** kill -9 num processo de verdade: o que ele avisou antes tem de estar no arquivo. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { answerFile, diskFolder, equal, ok } from '@trilha/trilha/check';

/** Confirmações a esperar antes do kill -9. */
const ENOUGH = 20;
const SENT = 'kill -9 num processo que acrescenta sem parar, no disco desta máquina';

interface Outcome {
  printed: string;
  said: string;
}

/**
 * Roda `vitima.ts` até o fim ou até `enough(saída)`. Sem o modelo de permissões, que desliga `fsync` e `ftruncate`.
 * O `--permission` em NODE_OPTIONS evita que o Node repasse as nossas opções; o da linha de comando é o que vale.
 */
async function run(path: string, mode: string[], enough: (printed: string) => boolean): Promise<Outcome> {
  const program = join(import.meta.dirname, 'vitima.ts');
  const child = spawn(process.execPath, ['--no-permission', program, answerFile, path, ...mode], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '--permission' },
  });
  const outcome = { printed: '', said: '' };
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    outcome.said += text;
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    outcome.printed += text;
    if (enough(outcome.printed)) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return outcome;
}

/** O que o filho disse ao falhar, sem a pilha. */
const complaint = ({ said }: Outcome) =>
  said.split('\n').find((line) => /^\w*Error|^Error/.test(line)) ?? said.trim();

export async function survivesKill(): Promise<void> {
  const path = join(diskFolder, 'eventos.log');
  const killed = await run(path, [], (printed) => printed.split('\n').length > ENOUGH);
  const confirmed = killed.printed.split('\n').length - 1;
  ok(confirmed >= ENOUGH, 'o processo parou antes de confirmar vinte textos', {
    sent: SENT,
    received: `${complaint(killed)} (confirmados: ${confirmed})`,
  });
  const [found, after] = await reopened(path);
  ok(found.length >= confirmed, 'o arquivo tem menos textos do que o processo confirmou', {
    sent: SENT,
    received: `${found.length} no arquivo`,
    expected: `${confirmed} ou mais`,
  });
  const expected = found.map((_, index) => `linha ${index}`);
  equal(found, expected, { sent: SENT });
  equal(after, [...expected, 'depois'], { sent: `${SENT}; reabrir e acrescentar 'depois'` });
}

/** O que outro processo recupera do arquivo, antes e depois de acrescentar `depois`. */
async function reopened(path: string): Promise<[before: unknown[], after: unknown[]]> {
  const outcome = await run(path, ['ler'], () => false);
  ok(outcome.said === '' && outcome.printed !== '', 'reabrir o arquivo e acrescentar devia ter dado certo', {
    sent: SENT,
    received: complaint(outcome),
  });
  return JSON.parse(outcome.printed) as [unknown[], unknown[]];
}
