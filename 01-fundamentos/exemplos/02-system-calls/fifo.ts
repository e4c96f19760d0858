import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Cria pipes com nome, que se abrem como arquivos, e os apaga no fim. O Node não tem `mkfifo`; o programa do sistema tem.
 *
 * @throws Error `NO_FIFO` onde não há `mkfifo`, como no Windows
 */
export function makeFifos(count: number): { paths: string[] } & Disposable {
  const folder = mkdtempSync(join(tmpdir(), 'fifo-'));
  const paths = Array.from({ length: count }, (_, index) => join(folder, `pipe-${index}`));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    execFileSync('mkfifo', paths, { stdio: 'ignore' });
  } catch (cause) {
    remove();
    throw Object.assign(new Error('este sistema não tem mkfifo', { cause }), { code: 'NO_FIFO' });
  }
  return { paths, [Symbol.dispose]: remove };
}

/** Código de saída de um exemplo que este sistema não tem como rodar. */
export const CANNOT_RUN = 69; // EX_UNAVAILABLE, de sysexits.h

/** Diz por que não rodou, em vez de mostrar a pilha ou fingir sucesso. */
export function refuse(reason: string): void {
  console.error(
    `Não dá para rodar aqui: ${reason}. A lição mostra o que saiu na máquina em que foi gravada.`,
  );
  process.exitCode = CANNOT_RUN;
}
