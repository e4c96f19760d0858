import type { CheckEvent, Hints, NextStep, Task, TaskResult, Verdict } from '../../../core/contract.ts';
import { checkExercise, hints, moreHints, openExercise } from './api.ts';
import { duration, el, find } from './dom.ts';
import { renderHint } from './hint-text.ts';
import { Panel } from './panel.ts';
import { linkTo } from './progress.ts';
import { refreshProgress } from './refresh.ts';
import { failureBox, firstToFix, STATUS_WORD, summarize } from './verdict.ts';

/** Verifica o exercício, tarefa a tarefa, e mostra as dicas uma por vez. */
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
    if (opened) return this.say(`Aberto em ${editor ?? 'seu editor'}: ${file}`);
    const why =
      editor === undefined ? 'Nenhum editor foi achado.' : `O comando “${editor}” não abriu o arquivo.`;
    this.say(`${why} Abra no seu este arquivo, na pasta do curso: `);
    find(this, '[data-status]').append(
      el('code', {}, file),
      ' ',
      el('button', { type: 'button', class: 'button quiet', 'data-copy': file }, 'Copiar caminho'),
    );
  }

  private check(): Promise<void> {
    return this.exclusive(async (signal) => {
      find(this, '[data-verdict]').hidden = true;
      find(this, '[data-next]').hidden = true;
      find(this, '[data-printed]').replaceChildren();
      this.say('Verificando…');
      for await (const event of checkExercise(this.concept, signal)) this.handle(event);
      this.showNext((await refreshProgress())?.next);
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
          { id: `tarefa-${task.number}`, 'data-task': String(task.number), 'data-status': 'waiting' },
          el('span', { class: 'task-title' }, `${task.number}. ${task.title}`),
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

  /** O veredito fica junto do botão que o pediu, na região que o leitor de tela acompanha. */
  private finish(verdict: Verdict): void {
    const box = find(this, '[data-verdict]');
    box.dataset.result = verdict.status;
    const word = { passed: 'Passou', failed: 'Ainda não passou', inconclusive: 'Inconclusivo' }[
      verdict.status
    ];
    const first = firstToFix(verdict);
    const link = first
      ? [
          ' ',
          el(
            'a',
            { href: `#tarefa-${first.number}` },
            `Comece pela tarefa ${first.number}, a primeira ${first.what}.`,
          ),
        ]
      : [];
    const time = el('small', {}, ` Verificação feita em ${duration(verdict.durationMs)}.`);
    box.replaceChildren(el('p', {}, el('strong', {}, `${word}:`), ` ${summarize(verdict)}`, ...link, time));
    if (verdict.problem !== undefined)
      box.append(failureBox({ ...verdict.problem, message: '' }, `/${this.concept}/`));
    this.say('');
    box.hidden = false;
    find<HTMLDetailsElement>(this, '[data-hints-box]').open = verdict.status !== 'passed';
    if (verdict.output !== '') {
      const label = { tabindex: '0', role: 'group', 'aria-label': 'O que o seu programa imprimiu' };
      find(this, '[data-printed]').append(el('pre', label, verdict.output));
    }
  }

  /** Depois de passar: a solução, para comparar, e o passo seguinte. */
  private showNext(next: NextStep | undefined): void {
    if (find(this, '[data-verdict]').dataset.result !== 'passed') return;
    const line = find(this, '[data-next]');
    const compare = `npx trilha comparar ${this.dataset.short ?? ''}`;
    const follow = next === undefined || next.id === this.concept ? undefined : linkTo(next);
    line.replaceChildren(
      ...(follow
        ? [el('a', { class: 'button', href: follow.href }, `${follow.label}: ${follow.title}`)]
        : []),
      el('span', {}, 'Compare com a solução comentada: ', el('code', {}, compare)),
    );
    line.hidden = false;
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
    find(this, '[data-hints-box]').hidden = shown.length === 0;
    find(this, '[data-hints-title]').textContent = `Dicas usadas (${shown.length})`;
    if (announce) find<HTMLDetailsElement>(this, '[data-hints-box]').open = true;
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
