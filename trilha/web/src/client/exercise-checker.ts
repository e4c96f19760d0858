import type { CheckEvent, Hints, Task, TaskResult, Verdict } from '../../../core/contract.ts';
import { checkExercise, hints, moreHints, openExercise } from './api.ts';
import { duration, el, find } from './dom.ts';
import { renderHint } from './hint-text.ts';
import { Panel } from './panel.ts';
import { refreshProgress } from './refresh.ts';
import { failureBox, STATUS_WORD, summarize } from './verdict.ts';

/** Corrige o exercício, tarefa a tarefa, e mostra as dicas uma por vez. */
class ExerciseChecker extends Panel {
  protected ready(): void {
    this.on('[data-check]', () => this.check());
    this.on('[data-open]', () => this.open());
    this.on('[data-hint]', async () => this.showHints(await moreHints(this.concept), true));
    void hints(this.concept).then(
      (known) => this.showHints(known, false),
      () => undefined,
    );
  }

  private on(selector: string, action: () => Promise<unknown>): void {
    this.querySelector(selector)?.addEventListener('click', () => {
      action().catch((error: Error) => this.say(error.message));
    });
  }

  private async open(): Promise<void> {
    const { file, opened, editor } = await openExercise(this.concept);
    this.say(opened ? `Aberto em ${editor ?? 'seu editor'}: ${file}` : `Abra no seu editor: ${file}`);
  }

  private check(): Promise<void> {
    find(this, '[data-verdict]').hidden = true;
    this.say('Corrigindo…');
    return this.exclusive(async (signal) => {
      for await (const event of checkExercise(this.concept, signal)) this.handle(event);
      await refreshProgress();
    });
  }

  private handle(event: CheckEvent): void {
    if (event.type === 'tasks') this.listTasks(event.tasks);
    if (event.type === 'task-start') this.mark(event.number, 'running');
    if (event.type === 'task') this.finishTask(event.result);
    if (event.type === 'verdict') this.finish(event.verdict);
  }

  private listTasks(tasks: readonly Task[]): void {
    find(this, '[data-tasks]').replaceChildren(
      ...tasks.map((task) =>
        el(
          'li',
          { 'data-task': String(task.number), 'data-status': 'waiting' },
          el('span', { class: 'task-title' }, task.title),
          el('span', { class: 'task-word' }, STATUS_WORD.waiting),
        ),
      ),
    );
  }

  private mark(number: number, status: keyof typeof STATUS_WORD, note = ''): HTMLElement | null {
    const item = this.querySelector<HTMLElement>(`[data-task="${number}"]`);
    if (item === null) return null;
    item.dataset.status = status;
    find(item, '.task-word').textContent = STATUS_WORD[status] + note;
    return item;
  }

  private finishTask(result: TaskResult): void {
    if (result.failure?.todo) return void this.mark(result.number, 'todo');
    const note = result.status === 'not-run' ? '' : `, ${duration(result.durationMs)}`;
    const item = this.mark(result.number, result.status, note);
    if (result.failure !== undefined)
      item?.append(failureBox(result.failure, `/${this.concept}/`, result.section));
  }

  private finish(verdict: Verdict): void {
    const box = find(this, '[data-verdict]');
    box.hidden = false;
    box.dataset.result = verdict.status;
    const word = { passed: 'Passou', failed: 'Ainda não passou', inconclusive: 'Inconclusivo' }[
      verdict.status
    ];
    box.replaceChildren(el('p', {}, el('strong', {}, `${word}:`), ` ${summarize(verdict)}`));
    if (verdict.problem !== undefined)
      box.append(failureBox({ ...verdict.problem, message: '' }, `/${this.concept}/`));
    if (verdict.output !== '')
      box.append(el('pre', { tabindex: '0', 'aria-label': 'O que o seu programa imprimiu' }, verdict.output));
    this.say(`${word}. Correção feita em ${duration(verdict.durationMs)}.`);
  }

  private showHints({ total, shown }: Hints, announce: boolean): void {
    find(this, '[data-hints]').replaceChildren(
      ...shown.map((hint, at) =>
        el(
          'section',
          { class: 'hint' },
          el('h4', {}, `Dica ${at + 1} de ${total}: ${hint.title}`),
          ...renderHint(hint.markdown),
        ),
      ),
    );
    const button = this.querySelector<HTMLButtonElement>('[data-hint]');
    if (button !== null) {
      button.disabled = shown.length >= total;
      button.textContent =
        shown.length === 0 ? 'Pedir uma dica' : shown.length < total ? 'Mais uma dica' : 'Não há mais dicas';
    }
    if (announce) this.say(`Dica ${shown.length} de ${total}, logo abaixo.`);
  }
}

customElements.define('exercise-checker', ExerciseChecker);
