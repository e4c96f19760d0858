import { session } from './api.ts';
import { find } from './dom.ts';

/**
 * Base dos painéis. O HTML vem pronto do build, com os botões desligados; quando o servidor de estudo responde, eles
 * ligam. Sem ele, o painel mostra o comando do terminal e diz por que não roda daqui.
 */
export abstract class Panel extends HTMLElement {
  protected running: AbortController | undefined;

  get concept(): string {
    return this.dataset.concept ?? '';
  }

  connectedCallback(): void {
    void session().then((token) => {
      if (token === undefined) return;
      for (const button of this.querySelectorAll<HTMLButtonElement>('[data-when="on"]'))
        button.disabled = false;
      this.ready();
    });
  }

  disconnectedCallback(): void {
    this.running?.abort();
  }

  /** O servidor respondeu: ligue os botões. */
  protected abstract ready(): void;

  protected say(text: string): void {
    find(this, '[data-status]').textContent = text;
  }

  /** Uma execução por painel: a segunda espera a primeira parar. */
  protected async exclusive(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.running?.abort();
    const mine = new AbortController();
    this.running = mine;
    this.setAttribute('aria-busy', 'true');
    try {
      await work(mine.signal);
    } catch (error) {
      this.say(mine.signal.aborted ? 'Interrompido.' : (error as Error).message);
    } finally {
      if (this.running === mine) {
        this.running = undefined;
        this.removeAttribute('aria-busy');
      }
    }
  }
}
