import { TrilhaError } from './errors.ts';

const CAUSES: Record<string, string> = {
  ENOSPC: 'o disco está cheio',
  EDQUOT: 'a sua cota de disco acabou',
  EROFS: 'o disco só deixa ler',
  EACCES: 'falta permissão',
  EPERM: 'falta permissão',
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
    'Libere espaço ou acerte a permissão dessa pasta e tente de novo.',
  );
}
