// Edite a cópia que o primeiro `npx trilha verificar 01/04` cria em minha-trilha/. O modelo, em 01-fundamentos/, fica como está.
import type { EventEmitter } from 'node:events';

export interface Options {
  /** Quantas entradas o cache guarda, no máximo. */
  max: number;
  /** Milissegundos que uma entrada vale depois de guardada. */
  ttlMs: number;
  /** O relógio, em milissegundos. Use sempre este: a verificação o adianta. */
  now: () => number;
  /** Avisa `changed`, com o id, quando um perfil muda no banco. Vive tanto quanto o servidor. */
  bus: EventEmitter;
}

/** Um cache que acha o que guardou, e que vaza de cinco jeitos. Conserte-o, e cumpra o que os comentários prometem. */
export class ProfileCache<Value> {
  readonly #entries = new Map<string, Value>();
  readonly #history: (() => [string, Value])[] = [];
  readonly #notes = new Map<object, string[]>();

  constructor({ bus }: Options) {
    bus.on('changed', (id: string) => this.#entries.delete(id));
  }

  /** Quantas entradas estão guardadas agora. */
  get size(): number {
    return this.#entries.size;
  }

  get(id: string): Value | undefined {
    return this.#entries.get(id);
  }

  set(id: string, value: Value): void {
    this.#entries.set(id, value);
    this.#history.push(() => [id, value]);
  }

  /** Os ids dos dez últimos `set`, do mais novo ao mais antigo: é o que a página de diagnóstico mostra. */
  recent(): string[] {
    return this.#history
      .slice(-10)
      .reverse()
      .map((read) => read()[0]);
  }

  /** Prende uma anotação a um pedido em andamento. */
  note(request: object, text: string): void {
    this.#notes.set(request, [...this.notesOf(request), text]);
  }

  /** As anotações de um pedido, na ordem em que foram feitas. */
  notesOf(request: object): readonly string[] {
    return this.#notes.get(request) ?? [];
  }

  /** Solta tudo e deixa o barramento como estava. Depois disso, `get` não acha nada e `set` não guarda nada. */
  close(): void {
    this.#entries.clear();
  }
}
