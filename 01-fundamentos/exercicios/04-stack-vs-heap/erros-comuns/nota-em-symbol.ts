// Erro: guarda as notas no pedido, num campo que `Object.keys` não mostra.
// Tarefa: 6
// Mensagem: não escreva no pedido
import type { EventEmitter } from 'node:events';

export interface Options {
  max: number;
  ttlMs: number;
  now: () => number;
  bus: EventEmitter;
}

interface Entry<Value> {
  value: Value;
  expiresAt: number;
}

const RECENT = 10;
const NOTES = Symbol('notas');

export class ProfileCache<Value> {
  readonly #options: Options;
  /** Um Map percorre as chaves na ordem em que entraram: a primeira é a usada há mais tempo. */
  readonly #entries = new Map<string, Entry<Value>>();
  #history: string[] = [];
  #open = true;

  constructor(options: Options) {
    this.#options = options;
    options.bus.on('changed', this.#onChanged);
  }

  get size(): number {
    return this.#entries.size;
  }

  get(id: string): Value | undefined {
    const entry = this.#entries.get(id);
    if (!entry) return;
    this.#entries.delete(id);
    if (this.#options.now() >= entry.expiresAt) return;
    this.#entries.set(id, entry); // de volta, agora no fim: é a usada por último
    return entry.value;
  }

  set(id: string, value: Value): void {
    if (!this.#open) return;
    const { max, ttlMs, now } = this.#options;
    this.#entries.delete(id);
    this.#entries.set(id, { value, expiresAt: now() + ttlMs });
    const oldest = this.#entries.keys().next();
    if (this.#entries.size > max && !oldest.done) this.#entries.delete(oldest.value);
    this.#history = [id, ...this.#history.slice(0, RECENT - 1)];
  }

  recent(): string[] {
    return [...this.#history];
  }

  note(request: object, text: string): void {
    Object.assign(request, { [NOTES]: [...this.notesOf(request), text] });
  }

  notesOf(request: object): readonly string[] {
    return (request as { [NOTES]?: string[] })[NOTES] ?? [];
  }

  close(): void {
    this.#open = false;
    this.#options.bus.off('changed', this.#onChanged);
    this.#entries.clear();
    this.#history = [];
  }

  /** Guardada num campo: `off` só tira a mesma função que `on` pôs. */
  readonly #onChanged = (id: string): void => {
    this.#entries.delete(id);
  };
}
