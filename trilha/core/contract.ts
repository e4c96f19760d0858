/**
 * O contrato entre o núcleo, a linha de comando, o servidor e o site: só tipos, nada que execute.
 * Caminhos são sempre relativos à raiz do repositório, com `/`. Durações em milissegundos.
 * Datas em ISO 8601 (UTC).
 */

/** `01-fundamentos/05-endianness-e-representacao`: módulo e conceito, como nas pastas. */
export type ConceptId = string;

export type Level = 'iniciante' | 'intermediario' | 'avancado' | 'senior';

/** O que existe no disco, lido a cada consulta; o que falta aparece com `ready: false`, só com título. */
export interface Catalog {
  modules: Module[];
  stages: Stage[];
  /** O aquecimento não entra: ele não é um dos sete módulos, nem os dele são dos 58 conceitos. */
  totals: Totals;
}

export interface Totals {
  modules: { ready: number; planned: number };
  concepts: { ready: number; planned: number };
  stages: { ready: number; planned: number };
}

export interface Module {
  /** Nome da pasta: `01-fundamentos`. */
  id: string;
  number: number;
  title: string;
  level: Level;
  /** Antes do módulo 01, para quem nunca fez isto: lições mais curtas, fora das contas do curso. */
  warmUp: boolean;
  /** Pelo menos um conceito pronto. */
  ready: boolean;
  concepts: Concept[];
  /** Depois do último conceito, e fora da conta deles: as perguntas são a lição, e há um exercício maior. */
  exam?: Concept;
}

export interface Concept {
  id: ConceptId;
  moduleId: string;
  number: number;
  /** Nome da pasta e do arquivo: `05-endianness-e-representacao`. */
  slug: string;
  title: string;
  /** A lição existe no disco e não é um rascunho (`draft: true`). */
  ready: boolean;
  /** Por que o conceito não pôde ser lido (cabeçalho inválido, por exemplo); aí `ready` é falso. */
  broken?: string;
  summary?: string;
  level?: Level;
  minutes?: number;
  prerequisites: ConceptId[];
  /** `01-fundamentos/teoria/05-….md`; um rascunho também tem. */
  lesson?: string;
  examples: Example[];
  /** `medir.ts` existe: há o que medir nesta máquina. */
  measurable: boolean;
  /** `core.ts` existe: há um explorador. */
  explorer: boolean;
  exercise?: Exercise;
  /** Impressão digital da lição e do exercício; o progresso guarda a da época. */
  content?: string;
}

export interface Example {
  /** Nome do arquivo: `cabecalho-png.ts`. */
  file: string;
  path: string;
  /** Primeira linha do comentário de abertura. */
  title: string;
  /** Serviços declarados em `// precisa: redis, postgres`. */
  needs: string[];
}

export interface Exercise {
  /** Pasta do exercício no livro. */
  path: string;
  title: string;
  /** Prazo da verificação, contado depois que as tarefas foram lidas. Padrão 3.000 ms. */
  timeoutMs: number;
  /** Permissões além do padrão: `rede`, `threads`, `processos`. */
  needs: ExerciseNeed[];
  hints: number;
}

/** `disco` dá uma pasta temporária em que se pode escrever, apagada ao fim da verificação. */
export type ExerciseNeed = 'rede' | 'threads' | 'processos' | 'disco';

export interface Stage {
  /** Nome da pasta: `exercicio-01-setup`. */
  id: string;
  number: number;
  title: string;
  level: Level;
  ready: boolean;
  /** O enunciado, quando existe. */
  readme?: string;
}

/* ---------- Verificação de um exercício ---------- */

export interface Task {
  number: number;
  title: string;
  /** Âncora da seção da lição a reler: `como-funciona`; a de um exame diz também a lição: `02-slug#como-funciona`. */
  section: string;
}

export type TaskStatus = 'passed' | 'failed' | 'not-run';

export interface TaskResult extends Task {
  status: TaskStatus;
  durationMs: number;
  failure?: Failure;
}

/** Por que uma tarefa falhou. O texto é em português e diz o próximo passo. */
export interface Failure {
  message: string;
  /** O que a tarefa chamou: `encode({ id: 7 })`. */
  sent?: string;
  received?: string;
  expected?: string;
  /** Linha do arquivo do leitor, quando o erro nasceu nele. */
  where?: { file: string; line: number; column: number };
  /** A função ainda é a do arquivo inicial: não é erro, é o que falta escrever. */
  todo?: true;
}

/** Por que a verificação inteira não terminou. Nunca acompanha `passed`. */
export type ProblemCode =
  | 'FILE'
  | 'SYNTAX'
  | 'UNSUPPORTED_TYPESCRIPT'
  | 'IMPORT'
  | 'TIMEOUT'
  | 'MEMORY'
  | 'OUTPUT'
  | 'EXITED'
  | 'UNSETTLED'
  | 'CRASHED'
  | 'TAMPERED'
  | 'KILLED'
  | 'NO_TASKS'
  | 'TEST_BROKEN'
  | 'CANCELLED';

export interface Problem extends Failure {
  code: ProblemCode;
  /** Tarefa em curso quando aconteceu. */
  task?: number;
}

/** `inconclusive` é dos exercícios de desempenho com ruído e da verificação cancelada. */
export type VerdictStatus = 'passed' | 'failed' | 'inconclusive';

export interface Verdict {
  status: VerdictStatus;
  concept: ConceptId;
  /** O arquivo verificado. */
  file: string;
  tasks: TaskResult[];
  problem?: Problem;
  /** O que o programa do leitor imprimiu, até 16 KiB. */
  output: string;
  outputTruncated: boolean;
  durationMs: number;
  content: string;
}

/** Um por linha (NDJSON), nesta ordem; `verdict` é sempre o último. */
export type CheckEvent =
  | { type: 'start'; concept: ConceptId; file: string }
  | { type: 'tasks'; tasks: Task[] }
  | { type: 'task-start'; number: number }
  | { type: 'task'; result: TaskResult }
  | { type: 'output'; text: string }
  | { type: 'verdict'; verdict: Verdict };

/* ---------- Execução de um exemplo ou de uma medição ---------- */

export type RunEvent =
  | { type: 'start'; path: string; command: string; services: string[] }
  | { type: 'output'; stream: 'stdout' | 'stderr'; text: string }
  | { type: 'missing-service'; service: string; reasons: string[]; howToGet: string }
  | RunExit;

export interface RunExit {
  type: 'exit';
  code: number | null;
  signal: string | null;
  timedOut: boolean;
  durationMs: number;
  /** A saída era grande demais: ficaram o começo e o fim e, acima de 2 Mi caracteres, o programa foi interrompido. */
  truncated?: true;
}

/* ---------- Progresso ---------- */

/** `minha-trilha/progresso.json`. */
export interface Progress {
  version: 1;
  updatedAt: string;
  /** Onde a pessoa parou. */
  last?: ConceptId;
  concepts: Record<ConceptId, ConceptProgress>;
  stages: Record<string, StageProgress>;
}

export interface ConceptProgress {
  lesson?: { readAt: string; content: string };
  examples?: Record<string, { ranAt: string }>;
  exercise?: ExerciseProgress;
}

export interface ExerciseProgress {
  attempts: number;
  hints: number;
  /** Tarefas que passaram na última verificação. */
  tasksPassed: number;
  tasksTotal: number;
  lastAt?: string;
  /** Primeira vez que tudo passou, com a impressão digital do conteúdo de então. */
  passedAt?: string;
  content?: string;
}

export interface StageProgress {
  /** Quando o ponto de partida veio para `minha-trilha/projeto/`. */
  startedAt?: string;
  passedAt?: string;
  lastAt: string;
  /** Como se chegou ao servidor na última verificação; falta em quem só começou. */
  mode?: 'comando' | 'url';
}

/** O que a página mostra: o progresso gravado, as contas e o próximo passo, pelas regras do núcleo. */
export interface ProgressView extends Progress {
  counts: { modules: Record<string, DoneCount>; levels: Record<Level, DoneCount> };
  /** Ausente quando tudo o que está pronto foi feito. */
  next?: NextStep;
}

/** Do que está pronto, quanto foi feito. */
export interface DoneCount {
  done: number;
  ready: number;
}

/** O passo recomendado: ler uma lição, fazer o exercício dela ou passar a uma etapa do projeto. */
export type NextStep =
  | { kind: 'ler' | 'verificar'; id: ConceptId; title: string }
  | { kind: 'etapa'; id: string; title: string };

/* ---------- Dicas, medições, abrir no editor ---------- */

export interface Hints {
  total: number;
  /** As já reveladas, da mais vaga à mais precisa. */
  shown: { title: string; markdown: string }[];
}

/** Relatórios de `medir.ts`; a forma (`Report`) é de `@trilha/measure`. Nulo quando ainda não há. */
export interface Measurements {
  /** `medir.gerado.json`, gravado com o livro. */
  book: unknown;
  /** A medição desta máquina, em `.local/medicoes/`. */
  reader: unknown;
}

export interface OpenedFile {
  file: string;
  /** Falso quando nenhum editor foi encontrado; o site mostra o caminho. */
  opened: boolean;
  editor?: string;
}

/** Corpo de erro da API: RFC 9457 (`application/problem+json`). */
export interface ApiProblem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
}
