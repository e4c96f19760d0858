import { collect } from './memoria.ts';

/** Um dia de uso, igual para o cache do leitor e para um que só acumula. */
export interface Cache {
  get(id: string): unknown;
  set(id: string, value: unknown): void;
  note(request: object, text: string): void;
}

export const MAX = 50;
const PROFILES = 3000;
const NUMBERS = 100; // 800 bytes por perfil

/**
 * Cada perfil é guardado uma vez e procurado oito, com um pedido anotado por perfil. As coletas no caminho impedem que
 * a tabela de um WeakMap cresça com os pedidos já terminados, o que dependeria de quando o V8 resolvesse coletar.
 */
export function aDay<C extends Cache>(cache: C): C {
  for (let index = 0; index < PROFILES; index++) {
    const id = `perfil-${index}`;
    cache.set(
      id,
      Array.from({ length: NUMBERS }, (_, at) => index + at + 0.5),
    );
    for (let turn = 0; turn < 8; turn++) cache.get(`perfil-${index - turn}`);
    cache.note({ id }, `leu ${id}`);
    if (index % 1000 === 0) collect();
  }
  return cache;
}

/** O cache do arquivo inicial, em memória: é contra ele que se compara. */
export class Hoard implements Cache {
  readonly #entries = new Map<string, unknown>();
  readonly #notes = new Map<object, string[]>();

  get(id: string): unknown {
    return this.#entries.get(id);
  }

  set(id: string, value: unknown): void {
    this.#entries.set(id, value);
  }

  note(request: object, text: string): void {
    this.#notes.set(request, [text]);
  }
}
