// Erro: decora o tamanho que a primeira tarefa espera e não guarda nada.
// Tarefa: 1
// Mensagem: devia sair só a mais antiga
import type { Options } from '../solucao.ts';

export class ProfileCache<Value> {
  readonly #max: number;
  #sets = 0;

  constructor(options: Options) {
    this.#max = options.max;
  }

  get size(): number {
    return Math.min(this.#sets, this.#max);
  }

  get(_id: string): Value | undefined {
    return undefined;
  }

  set(_id: string, _value: Value): void {
    this.#sets++;
  }

  recent(): string[] {
    return [];
  }

  note(_request: object, _text: string): void {}

  notesOf(_request: object): readonly string[] {
    return [];
  }

  close(): void {}
}
