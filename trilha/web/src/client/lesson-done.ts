import { markRead, progress } from './api.ts';
import { find } from './dom.ts';
import { Panel } from './panel.ts';
import { paint } from './progress.ts';

/** “Marcar como lida”, ao fim da lição; apertar de novo desfaz. */
class LessonDone extends Panel {
  protected ready(): void {
    const button = find<HTMLButtonElement>(this, 'button');
    button.addEventListener('click', () => void this.toggle(button));
    void progress().then(({ concepts }) => this.show(button, concepts[this.concept]?.lesson !== undefined));
  }

  protected override say(text: string): void {
    find(this, '[data-note]').textContent = text;
  }

  private show(button: HTMLButtonElement, read: boolean): void {
    button.textContent = read ? 'Desmarcar leitura' : 'Marcar como lida';
    button.classList.toggle('quiet', read);
    this.toggleAttribute('data-read', read);
  }

  private async toggle(button: HTMLButtonElement): Promise<void> {
    const read = !this.hasAttribute('data-read');
    try {
      await markRead(this.concept, read);
      this.show(button, read);
      this.say(read ? 'Marcada como lida.' : 'Leitura desmarcada.');
      paint(await progress());
    } catch (error) {
      this.say((error as Error).message);
    }
  }
}

customElements.define('lesson-done', LessonDone);
