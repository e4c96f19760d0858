import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UsageError } from './failure.ts';
import type { Stage } from './stage.ts';

const PROJECT = new URL('../../', import.meta.url);

/** Números das etapas que já têm `verificar/etapa.ts`, em ordem. */
export function availableStages(): number[] {
  return [...stageFolders().keys()].sort((a, b) => a - b);
}

/**
 * Carrega a etapa `number` e as anteriores.
 *
 * @returns a pedida primeiro, depois as anteriores da mais nova para a mais antiga.
 * @throws UsageError quando a etapa ainda não existe.
 */
export async function loadStages(number: number): Promise<[Stage, ...Stage[]]> {
  const folders = stageFolders();
  const load = async (n: number) => {
    const url = folders.get(n);
    if (url === undefined) throw new UsageError(missing(n));
    const loaded = (await import(url.href)) as { stage: Stage };
    return loaded.stage;
  };
  const current = await load(number);
  const earlier: Stage[] = [];
  for (const n of availableStages().reverse()) if (n < number) earlier.push(await load(n));
  return [current, ...earlier];
}

function missing(number: number): string {
  const ready = availableStages().map((n) => String(n).padStart(2, '0'));
  return `A etapa ${String(number).padStart(2, '0')} ainda não existe. Prontas: ${ready.join(', ')}.`;
}

function stageFolders(): Map<number, URL> {
  const found = new Map<number, URL>();
  for (const name of readdirSync(fileURLToPath(PROJECT))) {
    const number = /^exercicio-(\d\d)-/u.exec(name)?.[1];
    const url = new URL(`${name}/verificar/etapa.ts`, PROJECT);
    if (number !== undefined && existsSync(url)) found.set(Number(number), url);
  }
  return found;
}
