import type { Source } from '../types.ts';

/** Todas as origens, na ordem em que são tentadas. */
export const SOURCES: readonly Source[] = ['env', 'path', 'npm', 'deb', 'build'];

/** `TRILHA_ORIGENS=env,path` deixa só essas origens; sem a variável, todas valem. */
export function roadEnabled(source: Source): boolean {
  const allowed = process.env.TRILHA_ORIGENS;
  return allowed === undefined || allowed.split(',').includes(source);
}
