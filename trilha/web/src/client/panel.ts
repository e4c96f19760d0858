import { session } from './api.ts';
import { find } from './dom.ts';

/**
 * Base dos painéis. O HTML vem pronto do build, com os botões desligados; quando o servidor de estudo responde, eles
 * ligam. Sem ele, o painel mostra o comando do terminal e diz por que não roda daqui.
 */
export abstract class Panel extends HTMLElement {
  #running: AbortController | undefined;
  #settled: Promise<void> = Promise.resolve();

  get concept(): string {
    return this.dataset.concept ?? '';
  }

  connectedCallback(): void {
    void session().then((known) => {
      if (known === undefined) return;
      for (const button of this.querySelectorAll<HTMLButtonElement>('[data-when="on"]'))
        button.disabled = false;
      this.ready();
    });
  }

  disconnectedCallback(): void {
    this.stop();
  }

  protected stop(): void {
    this.#running?.abort();
  }

  /** O servidor respondeu: ligue os botões. */
  protected abstract ready(): void;

  protected say(text: string): void {
    find(this, '[data-status]').textContent = text;
  }

  /** Uma execução por painel: a segunda manda parar a primeira e espera que ela pare. */
  protected async exclusive(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.stop();
    const mine = new AbortController();
    this.#running = mine;
    const before = this.#settled;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#settled = promise;
    await before;
    try {
      this.#busy(true);
      if (!mine.signal.aborted) await work(mine.signal);
    } catch (error) {
      this.say(mine.signal.aborted ? 'Interrompido.' : (error as Error).message);
    } finally {
      if (this.#running === mine) this.#busy(false);
      resolve();
    }
  }

  /** Só a parte que cresce fica ocupada: na moldura inteira, o leitor de tela calaria também o aviso do andamento. */
  #busy(busy: boolean): void {
    this.querySelector('[data-busy]')?.setAttribute('aria-busy', String(busy));
    const stop = this.querySelector<HTMLElement>('[data-stop]');
    if (stop !== null) stop.hidden = !busy;
  }
}
