import { TrilhaError } from './errors.ts';

const CAUSES: Record<string, string> = {
  ENOSPC: 'o disco está cheio',
  EDQUOT: 'a sua cota de disco acabou',
  EROFS: 'o disco só deixa ler',
  EACCES: 'falta permissão',
  EPERM: 'falta permissão',
  EEXIST: 'há um arquivo no lugar de uma pasta',
  ERR_SQLITE_ERROR: 'a trava do progresso não se abre',
  ENOTDIR: 'há um arquivo no lugar de uma pasta',
};

/**
 * Disco cheio e falta de permissão são da máquina, não defeito da Trilha: viram um TrilhaError STORAGE, que diz o
 * que fazer. Outro erro volta como veio.
 */
export function explainStorage(error: unknown, folder: string): unknown {
  const cause = CAUSES[(error as NodeJS.ErrnoException).code ?? ''];
  if (cause === undefined) return error;
  return new TrilhaError(
    'STORAGE',
    `Não consegui gravar em ${folder}: ${cause}.`,
    'Libere espaço, acerte a permissão ou tire o que está no caminho, e tente de novo.',
  );
}
