import { plainText } from './ansi.ts';
import { runExample } from './api.ts';
import { find } from './dom.ts';
import { Panel } from './panel.ts';
import { describeRun } from './run-events.ts';

/** Roda um exemplo e mostra a saída conforme ela chega. */
class ExampleRunner extends Panel {
  protected ready(): void {
    for (const button of this.querySelectorAll<HTMLButtonElement>('[data-run]')) {
      button.addEventListener('click', () => void this.run(button));
    }
    find(this, '[data-stop]').addEventListener('click', () => this.stop());
  }

  private run(button: HTMLButtonElement): Promise<void> {
    const file = button.dataset.run ?? '';
    const box = find(this, '.panel-output');
    return this.exclusive(async (signal) => {
      const output = new LiveText(find(this, '[data-output]'));
      // A saída aparece logo abaixo do programa que a produziu.
      button.closest('li')?.append(box);
      box.hidden = false;
      delete box.dataset.result;
      for await (const event of runExample(this.concept, file, signal)) {
        if (event.type === 'output') output.add(event.text);
        const note = describeRun(event);
        if (note !== undefined) this.say(note);
        if (event.type === 'exit') box.dataset.result = event.code === 0 ? 'pass' : 'fail';
      }
    });
  }
}

/** Texto que cresce, redesenhado no máximo uma vez por quadro: um programa que imprime muito não trava a página. */
class LiveText {
  readonly #node: HTMLElement;
  #text = '';
  #queued = false;

  constructor(node: HTMLElement) {
    this.#node = node;
    node.textContent = '';
  }

  add(text: string): void {
    this.#text += text;
    if (this.#queued) return;
    this.#queued = true;
    requestAnimationFrame(() => {
      this.#queued = false;
      this.#node.textContent = plainText(this.#text);
    });
  }
}

customElements.define('example-runner', ExampleRunner);
