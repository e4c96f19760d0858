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
    find(this, '[data-stop]').addEventListener('click', () => this.running?.abort());
  }

  private run(button: HTMLButtonElement): Promise<void> {
    const file = button.dataset.run ?? '';
    const box = find(this, '.panel-output');
    const output = find(this, '[data-output]');
    const stop = find(this, '[data-stop]');
    let text = '';
    // A saída aparece logo abaixo do programa que a produziu.
    button.closest('li')?.append(box);
    box.hidden = false;
    stop.hidden = false;
    output.textContent = '';
    return this.exclusive(async (signal) => {
      for await (const event of runExample(this.concept, file, signal)) {
        if (event.type === 'output') {
          text += event.text;
          output.textContent = plainText(text);
        }
        const note = describeRun(event);
        if (note !== undefined) this.say(note);
        if (event.type === 'exit') box.dataset.result = event.code === 0 ? 'pass' : 'fail';
        if (event.type === 'start') delete box.dataset.result;
      }
    }).finally(() => {
      stop.hidden = true;
    });
  }
}

customElements.define('example-runner', ExampleRunner);
