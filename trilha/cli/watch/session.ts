import type { Concept } from '../../core/contract.ts';
import { openInEditor } from '../../core/editor.ts';
import { TrilhaError } from '../../core/errors.ts';
import { findConcept, shortId } from '../../core/find.ts';
import { readProgress } from '../../core/progress.ts';
import { recordVisit } from '../../core/record.ts';
import { exerciseOf, learnerFile, learnerPath } from '../../core/workspace.ts';
import { type Command, type CommandContext, EXIT } from '../command.ts';
import { check } from '../commands/check.ts';
import { compare } from '../commands/compare.ts';
import { example } from '../commands/example.ts';
import { hint } from '../commands/hint.ts';
import { list } from '../commands/list.ts';
import { read } from '../commands/read.ts';
import { reset } from '../commands/reset.ts';
import { statement } from '../commands/statement.ts';
import { fromRoot, wrap } from '../terminal.ts';
import { capture } from './capture.ts';
import { watchContent } from './file.ts';
import { type ListState, listed, listKey, openList } from './list.ts';
import { Pager } from './pager.ts';
import type { OnKey, Screen } from './screen.ts';
import { frameOf, type View } from './view.ts';

/** Uma sessão de estudo: um exercício por vez, corrigido a cada salvamento, e o resto a uma tecla. */
export class Session {
  readonly #context: CommandContext;
  readonly #screen: Screen;
  readonly #end = Promise.withResolvers<number>();
  readonly #pager = new Pager();
  #concept: Concept;
  #view: View = { kind: 'text', name: '', lines: [] };
  #unwatch = () => {};
  #work = new AbortController();

  /** @param open recebe quem trata as teclas e devolve a tela */
  constructor(context: CommandContext, concept: Concept, open: (onKey: OnKey) => Screen) {
    this.#context = { ...context };
    this.#concept = concept;
    this.#screen = open((name, text) => this.#start(() => this.#key(name, text)));
  }

  /** Segue até a pessoa sair. @returns o código de saída */
  async run(): Promise<number> {
    this.#screen.onResize(() => this.#paint());
    const stop = () => this.#end.resolve(EXIT.interrupted);
    this.#context.signal.addEventListener('abort', stop, { once: true });
    try {
      this.#start(() => this.#enter(this.#concept));
      return await this.#end.promise;
    } finally {
      this.#unwatch();
      this.#work.abort();
      this.#screen.close();
    }
  }

  /** Um engano da pessoa vira texto; qualquer outra exceção é defeito nosso e encerra a sessão. */
  #start(work: () => unknown): void {
    Promise.resolve()
      .then(work)
      .catch((error: unknown) => {
        if (error instanceof TrilhaError) this.#text('erro', [error.message, `→ ${error.next}`]);
        else this.#end.reject(error);
      });
  }

  /** Abre um exercício: quem nunca tentou vê o enunciado; quem já tentou, a correção. */
  async #enter(concept: Concept): Promise<void> {
    this.#concept = concept;
    const file = learnerFile(this.#context.book, concept);
    this.#unwatch();
    this.#unwatch = watchContent(file, () => this.#start(() => this.#check()));
    await recordVisit(this.#context.book, concept);
    const tried = this.#refresh().concepts[concept.id]?.exercise?.attempts ?? 0;
    for (const { name } of [statement, read, hint]) this.#pager.restart(name);
    await (tried > 0 ? this.#check() : this.#show(statement));
  }

  async #key(name: string, text: string): Promise<void> {
    if (name === 'ctrl-c') return this.#end.resolve(EXIT.interrupted);
    if (name === 'eof') return this.#end.resolve(EXIT.ok);
    if (name === 'palavra') return this.#goTo(text);
    const view = this.#view;
    if (view.kind === 'question') return this.#answer(view, name);
    if (view.kind === 'list') return this.#keyInList(view.state, name, text);
    const { rows } = this.#screen.size();
    if (this.#pager.scroll(view.name, name, Math.max(2, rows - 8))) return this.#paint();
    if (/^[1-9]$/.test(name)) return this.#runExample(Number(name));
    await this.#actions[name]?.();
  }

  readonly #actions: Record<string, () => unknown> = {
    enter: () => this.#check(),
    escape: () => this.#check(),
    e: () => this.#show(statement),
    i: () => this.#show(read),
    x: () => this.#examples(),
    d: () => this.#show(hint),
    o: () => this.#openEditor(),
    p: () => this.#move(1),
    a: () => this.#move(-1),
    l: () => this.#list(),
    t: () => this.#checkAll(),
    r: () => this.#ask('Recomeçar do arquivo inicial? O seu fica numa cópia.', () => this.#restart()),
    c: () => this.#compare(),
    s: () => this.#end.resolve(EXIT.ok),
    q: () => this.#end.resolve(EXIT.ok),
  };

  /** Mostra o que um comando escreve, à medida que escreve. Um começo novo interrompe o anterior. */
  async #show(
    command: Command,
    more: { words?: string[]; values?: Record<string, boolean> } = {},
  ): Promise<number | undefined> {
    const signal = this.#interrupt();
    const { words = [shortId(this.#concept)], values = {} } = more;
    const onText = (text: string) => {
      if (!signal.aborted) this.#text(command.name, text.trimEnd().split('\n'));
    };
    const status = await capture(command, this.#fresh(signal), { words, values, onText });
    if (signal.aborted) return;
    this.#display(this.#view);
    return status;
  }

  async #check(): Promise<void> {
    this.#pager.restart(check.name);
    const status = await this.#show(check);
    if (status !== EXIT.ok || this.#view.kind !== 'text') return;
    const praise = 'Agora [c]ompare com a solução do livro, ou siga para o [p]róximo.';
    this.#text(check.name, [...this.#view.lines, '', praise]);
  }

  async #examples(): Promise<void> {
    const { examples } = this.#concept;
    if (examples.length === 1) return this.#runExample(1);
    const { width } = this.#context.terminal;
    const rows = examples.map(({ file, title }, at) =>
      wrap(`${file}  ${title}`, width, `  [${at + 1}] `, '      '),
    );
    this.#text('exemplos', ['Que programa rodar? Digite o número.', '', ...rows.join('\n').split('\n')]);
  }

  async #runExample(number: number): Promise<void> {
    const chosen = this.#concept.examples[number - 1];
    this.#pager.restart(example.name);
    if (chosen) await this.#show(example, { words: [shortId(this.#concept), chosen.file] });
  }

  async #checkAll(): Promise<void> {
    const signal = this.#interrupt();
    const { catalog, book } = this.#context;
    const begun = listed(catalog, this.#refresh(), openList()).filter(
      ({ id }) => this.#context.progress.concepts[id]?.exercise,
    );
    const lines = [`Corrigindo de novo o que você já tentou (${begun.length})…`, ''];
    for (const concept of begun) {
      this.#text('todos', [...lines]);
      const words = [shortId(concept)];
      const status = await capture(check, this.#fresh(signal), { words, onText: () => {} });
      if (signal.aborted) return;
      lines.push(`  ${status === EXIT.ok ? '✔ passou' : '✖ falhou'}  ${words[0]}  ${concept.title}`);
    }
    await recordVisit(book, this.#concept);
    this.#text('todos', [...lines, '', 'Fim.']);
  }

  #compare(): unknown {
    if (this.#refresh().concepts[this.#concept.id]?.exercise?.passedAt) return this.#show(compare);
    const anyway = () => this.#show(compare, { values: { sim: true } });
    this.#ask('A sua ainda não passou. Ver a solução mesmo assim?', anyway);
  }

  async #restart(): Promise<void> {
    await this.#show(reset);
    await this.#check();
  }

  #openEditor(): void {
    const { book } = this.#context;
    const file = learnerPath(book, this.#concept);
    const { opened, editor } = openInEditor(file);
    const missing = `Nenhum editor conhecido no PATH. Abra ${fromRoot(book, file)} no seu ou defina TRILHA_EDITOR.`;
    this.#text('editor', [opened ? `Aberto com ${editor}.` : missing]);
  }

  async #move(step: number): Promise<void> {
    const all = listed(this.#context.catalog, this.#refresh(), openList());
    const next = all[all.findIndex(({ id }) => id === this.#concept.id) + step];
    if (next) return this.#enter(next);
    this.#text('fim', [step > 0 ? 'Este é o último exercício pronto.' : 'Este é o primeiro exercício.']);
  }

  async #goTo(query: string): Promise<void> {
    const concept = findConcept(this.#context.catalog, query, this.#concept.id);
    exerciseOf(concept);
    await this.#enter(concept);
  }

  #list(): unknown {
    if (this.#screen.linear) return this.#show(list, { words: [] });
    this.#display({ kind: 'list', state: openList() });
  }

  async #keyInList(state: ListState, name: string, text: string): Promise<void> {
    const { catalog, progress } = this.#context;
    if (name === 'escape') return this.#check();
    const concepts = listed(catalog, progress, state);
    const chosen = concepts[state.selected];
    if (name === 'enter') return chosen && this.#enter(chosen);
    this.#display({ kind: 'list', state: listKey(state, concepts.length, name, text) });
  }

  #ask(text: string, onYes: () => Promise<unknown>): void {
    this.#display({ kind: 'question', text, onYes, under: this.#view });
  }

  async #answer({ onYes, under }: Extract<View, { kind: 'question' }>, name: string): Promise<void> {
    this.#display(under);
    if (name === 's') await onYes();
  }

  #interrupt(): AbortSignal {
    this.#work.abort();
    this.#work = new AbortController();
    return this.#work.signal;
  }

  #refresh() {
    this.#context.progress = readProgress(this.#context.book).progress;
    return this.#context.progress;
  }

  #fresh(signal: AbortSignal): CommandContext {
    return { ...this.#context, progress: this.#refresh(), signal };
  }

  #text(name: string, lines: string[]): void {
    this.#display({ kind: 'text', name, lines });
  }

  #display(view: View): void {
    this.#view = view;
    this.#refresh();
    this.#paint();
  }

  #paint(): void {
    this.#screen.paint(frameOf(this.#view, this.#context, this.#concept, this.#pager, this.#screen));
  }
}
