import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../../boot/install-lock.mjs';
import { fingerprint } from './fingerprint.ts';

export interface BuildSpec {
  /** Nome da pasta no cache. */
  name: string;
  /** Tudo de que o resultado depende. */
  sources: string[];
  /** Constrói na pasta dada, que ainda não existe. */
  build(folder: string): Promise<void>;
}

/** Pasta em que o resultado desta versão das fontes está ou estará. */
function builtFolder(cache: string, { name, sources }: Pick<BuildSpec, 'name' | 'sources'>): string {
  return join(cache, name, fingerprint(sources));
}

/**
 * Constrói só se as fontes mudaram desde a última vez. A pasta leva a impressão digital no nome e nasce
 * por renomeação: existir é estar inteira, e quem for morto no meio deixa apenas lixo, apagado depois.
 * Dois comandos ao mesmo tempo constroem uma vez só: o segundo espera o primeiro.
 * @returns a pasta com o resultado
 */
export async function buildOnce(cache: string, spec: BuildSpec): Promise<string> {
  const final = builtFolder(cache, spec);
  if (existsSync(final)) return final;
  const folder = join(cache, spec.name);
  return withLock(`${folder}.trava`, async () => {
    if (existsSync(final)) return final;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const temporary = join(folder, 'em-obra');
    await spec.build(temporary);
    renameSync(temporary, final);
    return final;
  });
}
