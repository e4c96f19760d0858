import type { Concept, Progress } from '../../core/contract.ts';
import { TrilhaError } from '../../core/errors.ts';
import { readProgress } from '../../core/progress.ts';
import { recordLesson, recordVisit } from '../../core/record.ts';
import { learnerFile } from '../../core/workspace.ts';
import { type Command, type CommandContext, EXIT } from '../command.ts';
import { check } from '../commands/check.ts';
import { hint } from '../commands/hint.ts';
import { browse } from '../commands/read.ts';
import { statement } from '../commands/statement.ts';
import { textWidth, wrapLines } from '../terminal.ts';
import { type CaptureOptions, capture } from './capture.ts';
import { watchContent } from './file.ts';
import { type ListState, listed, listKey } from './list.ts';
import { Pager } from './pager.ts';
import type { OnKey, Screen } from './screen.ts';
import { frameOf, type View } from './view.ts';

/** Arrastar a borda avisa dezenas de vezes por segundo, e cada lição escrita é uma gravação. */
const SETTLE_MS = 150;

/** Um programa que imprime linha por linha pediria mil quadros por segundo, cada um com o texto inteiro. */
const FRAME_MS = 25;

/** Trata uma tecla (`d`) ou uma linha (`palavra`, com o texto dela). */
type Act = (session: Session, name: string, text: string) => unknown;

/** Uma sessão de estudo: um exercício por vez, verificado a cada salvamento, e o resto a uma tecla. */
export class Session {
  readonly context: CommandContext;
  readonly screen: Screen;
  concept: Concept;
  readonly #act: Act;
  readonly #end = Promise.withResolvers<number>();
  readonly #pager = new Pager();
  #view: View = { kind: 'text', name: '', lines: [] };
  #unwatch = () => {};
  #work = new AbortController();
  #settle: NodeJS.Timeout | undefined;
  /** A lição inteira está na tela, e ainda não foi dada por lida. */
  #reading = false;

  /**
   * @param open recebe quem trata as teclas e devolve a tela
   * @param act o que cada tecla faz quando se vê um texto
   */
  constructor(context: CommandContext, concept: Concept, open: (onKey: OnKey) => Screen, act: Act) {
    this.context = { ...context, terminal: { ...context.terminal } };
    this.concept = concept;
    this.#act = act;
    this.screen = open((name, text) => this.#start(() => this.#key(name, text)));
  }

  /** Segue até a pessoa sair. @returns o código de saída */
  async run(): Promise<number> {
    this.screen.onResize(() => this.#start(() => this.#resized()));
    const { signal, terminal } = this.context;
    signal.addEventListener('abort', () => this.leave(EXIT.interrupted), { once: true });
    try {
      this.#start(() => this.enter(this.concept));
      return await this.#end.promise;
    } finally {
      this.#unwatch();
      clearTimeout(this.#settle);
      this.#work.abort();
      this.screen.close();
      if (signal.aborted) terminal.error('A sessão foi interrompida por um sinal. → Volte com: npx trilha');
    }
  }

  leave(status: number): void {
    this.#end.resolve(status);
  }

  /** Um engano da pessoa vira texto; qualquer outra exceção é defeito nosso e encerra a sessão. */
  #start(work: () => unknown): void {
    Promise.resolve()
      .then(work)
      .catch((error: unknown) => {
        if (error instanceof TrilhaError)
          this.text('erro', this.#wrapped(`${error.message}\n→ ${error.next}`));
        else this.#end.reject(error);
      });
  }

  /** Abre um exercício: quem nunca tentou vê o enunciado; quem já tentou, a verificação. */
  async enter(concept: Concept): Promise<void> {
    this.concept = concept;
    const file = learnerFile(this.context.book, concept);
    this.#unwatch();
    this.#unwatch = watchContent(file, () => this.#start(() => this.check()));
    await recordVisit(this.context.book, concept);
    const tried = this.refresh().concepts[concept.id]?.exercise?.attempts ?? 0;
    for (const { name } of [statement, browse, hint]) this.#pager.restart(name);
    await (tried > 0 ? this.check() : this.show(statement));
  }

  async #key(name: string, text: string): Promise<unknown> {
    if (name === 'ctrl-c') return this.leave(EXIT.interrupted);
    if (name === 'eof') return this.leave(EXIT.ok);
    const view = this.#view;
    if (view.kind === 'question') return this.#answer(view, name);
    if (view.kind === 'list') return this.#keyInList(view, name, text);
    const page = Math.max(2, this.screen.size().rows - 8);
    if (this.#pager.scroll(view.name, name, page)) return this.#paint();
    return this.#act(this, name, text);
  }

  #answer({ onYes, under }: Extract<View, { kind: 'question' }>, name: string): unknown {
    this.display(under);
    return name === 's' && onYes();
  }

  #keyInList({ state, under }: Extract<View, { kind: 'list' }>, name: string, text: string): unknown {
    const { catalog, progress } = this.context;
    if (name === 'escape') return this.display(under);
    const concepts = listed(catalog, progress, state);
    const chosen = concepts[state.selected];
    if (name === 'enter') return chosen && this.enter(chosen);
    return this.display({ kind: 'list', state: listKey(state, concepts.length, name, text), under });
  }

  /**
   * Mostra o que um comando escreve, à medida que escreve. Um começo novo interrompe o anterior.
   * @returns o código de saída dele, ou nada se foi interrompido
   */
  async show(command: Command, more: Partial<CaptureOptions> = {}): Promise<number | undefined> {
    const signal = this.interrupt();
    let latest = '';
    let waiting: NodeJS.Timeout | undefined;
    const draw = () => {
      waiting = undefined;
      if (!signal.aborted) this.text(command.name, latest.trimEnd().split('\n'));
    };
    const onText = (text: string) => {
      latest = text;
      waiting ??= setTimeout(draw, FRAME_MS);
    };
    this.#reading = false;
    const status = await this.quiet(command, signal, { onText, ...more });
    clearTimeout(waiting);
    if (signal.aborted) return;
    if (waiting) draw();
    this.#reading = command === browse && more.words === undefined && status === EXIT.ok;
    this.refresh();
    this.#paint();
    return status;
  }

  /** Executa um comando sobre o exercício em curso sem tocar na tela. */
  quiet(command: Command, signal: AbortSignal, more: Partial<CaptureOptions> = {}): Promise<number> {
    const context = { ...this.context, progress: this.refresh(), signal };
    return capture(command, context, { words: [this.concept.id], onText: () => {}, ...more });
  }

  async check(): Promise<void> {
    this.restart(check);
    const status = await this.show(check);
    if (status !== EXIT.ok || this.#view.kind !== 'text') return;
    const praise = 'Agora compare com a solução do livro [c] ou siga para o próximo [p].';
    this.text(check.name, [...this.#view.lines, '', praise]);
  }

  /** As linhas do texto que se vê; vazio na lista. */
  get lines(): string[] {
    return this.#view.kind === 'text' ? this.#view.lines : [];
  }

  /** O texto deste comando volta a ser mostrado do alto. */
  restart({ name }: Command): void {
    this.#pager.restart(name);
  }

  openList(state: ListState): void {
    this.refresh();
    this.display({ kind: 'list', state, under: this.#view });
  }

  ask(text: string, onYes: () => unknown): void {
    this.display({ kind: 'question', text, onYes, under: this.#view });
  }

  text(name: string, lines: string[]): void {
    this.display({ kind: 'text', name, lines });
  }

  display(view: View): void {
    this.#view = view;
    this.#paint();
  }

  /** Interrompe o que estiver em curso. @returns o sinal do que começa agora */
  interrupt(): AbortSignal {
    this.#work.abort();
    this.#work = new AbortController();
    return this.#work.signal;
  }

  /** Relê o progresso, que a página e outros terminais também mudam. */
  refresh(): Progress {
    this.context.progress = readProgress(this.context.book).progress;
    return this.context.progress;
  }

  /** O que se vê: o nome do comando ou da escolha. */
  get shown(): string {
    return this.#view.kind === 'text' ? this.#view.name : '';
  }

  #wrapped(text: string): string[] {
    return wrapLines(text, this.context.terminal.width).split('\n');
  }

  /**
   * O enunciado e a lição se quebram de novo na largura nova, quando a pessoa para de arrastar a janela; o resto,
   * na próxima vez em que for escrito.
   */
  #resized(): void {
    const width = textWidth(this.screen.size().columns);
    const changed = width !== this.context.terminal.width;
    this.context.terminal.width = width;
    this.#paint();
    if (!changed) return;
    clearTimeout(this.#settle);
    this.#settle = setTimeout(() => {
      const again = [statement, browse].find(({ name }) => name === this.shown);
      if (again) this.#start(() => this.show(again));
    }, SETTLE_MS);
  }

  #paint(): void {
    const frame = frameOf(this.#view, this.context, this.concept, this.#pager, this.screen);
    this.screen.paint(frame);
    const end =
      this.shown === browse.name &&
      frame.body.length - frame.offset + frame.footer.length <= this.screen.size().rows;
    if (this.#reading && end) this.#start(() => this.#finishLesson());
  }

  /** Chegou ao fim da lição: abri-la não basta para a dar por lida. */
  async #finishLesson(): Promise<void> {
    this.#reading = false;
    await recordLesson(this.context.book, this.concept, true);
    this.refresh();
    this.#paint();
  }
}
