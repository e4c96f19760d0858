import { parse } from 'yaml';

/** Onde uma promessa está: provada por teste, só validada sem rodar, ou ausente. */
export type Status = 'provada' | 'validada' | 'ausente';

/** Uma promessa do livro. */
export interface Pledge {
  readonly id: string;
  readonly text: string;
  /** `arquivo#trecho do título` de cada teste que a prova. */
  readonly proofs: readonly string[];
  /** O que foi conferido sem poder rodar; texto vazio quando não se aplica. */
  readonly validated: string;
}

/** Um capítulo: o pedido, as regras da casa ou uma etapa do Palco. */
export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly promises: readonly Pledge[];
}

type RawPromise = string | { promessa?: unknown; provas?: unknown; validada?: unknown };
type RawChapter = { titulo?: unknown; promessas?: Record<string, RawPromise> };

/**
 * Lê o livro de promessas.
 *
 * @throws {Error} quando um capítulo ou uma promessa está fora da forma; um livro lido pela metade mentiria.
 */
export function parseLedger(yaml: string): Chapter[] {
  const chapters = parse(yaml) as Record<string, RawChapter>;
  return Object.entries(chapters).map(([id, { titulo, promessas }]) => {
    if (typeof titulo !== 'string' || !promessas)
      throw new Error(`capítulo “${id}” sem título ou sem promessas`);
    return {
      id,
      title: titulo,
      promises: Object.entries(promessas).map(([key, raw]) => pledge(`${id}.${key}`, raw)),
    };
  });
}

function pledge(id: string, raw: RawPromise): Pledge {
  if (typeof raw === 'string') return { id, text: raw, proofs: [], validated: '' };
  const { promessa, provas = [], validada = '', ...unknown } = raw;
  const [extra] = Object.keys(unknown);
  if (extra) throw new Error(`${id}: campo desconhecido “${extra}”`);
  if (typeof promessa !== 'string') throw new Error(`${id}: falta o texto em “promessa”`);
  if (!Array.isArray(provas) || typeof validada !== 'string')
    throw new Error(`${id}: provas é lista; validada é texto`);
  return { id, text: promessa, proofs: provas.map(String), validated: validada };
}

/** O estado de uma promessa, pelo que ela aponta. */
export function statusOf({ proofs, validated }: Pledge): Status {
  if (proofs.length > 0) return 'provada';
  return validated ? 'validada' : 'ausente';
}
