/** O que uma verificação diz ao mundo: resultados, eventos e códigos de saída. */

/** `unverified` existe para nunca chamar de aprovado o que não foi olhado (por exemplo, só com `--url`). */
export type Outcome = 'passed' | 'failed' | 'unverified';

/** A prova que acompanha uma falha: o leitor entende o erro sem abrir o código do kit. */
export interface Evidence {
  /** O que o contrato pede, em uma frase. */
  expected: string;
  /** O que aconteceu no lugar, em uma frase. */
  got: string;
  /** O pedido, como foi enviado. */
  sent?: string;
  /** A resposta, como voltou: status, cabeçalhos que importam e o começo do corpo. */
  received?: string;
  /** Em que parte da resposta está a diferença: `status`, `cabeçalho allow`, `corpo /errors/0/field`. */
  where?: string;
  /** Últimas linhas que o servidor escreveu, quando o problema está no processo. */
  output?: string[];
}

/** Onde reler: arquivo relativo à pasta da etapa e o título da seção. */
export interface Reread {
  file: string;
  heading: string;
}

export interface TaskResult {
  stage: number;
  /** Número da tarefa dentro da etapa, a partir de 1. */
  number: number;
  id: string;
  title: string;
  outcome: Outcome;
  durationMs: number;
  /** Presente quando `outcome` é `failed`. */
  failure?: Evidence & { reread: Reread };
  /** Presente quando `outcome` é `unverified`: o que faltou para olhar. */
  reason?: string;
  /** A pilha de um defeito do próprio kit, que deixou esta tarefa sem verificar. */
  defect?: string;
}

/** A razão das tarefas que ficaram de fora de `--tarefa`. */
export const NOT_REQUESTED = 'não foi pedida';

/** A razão das tarefas que não rodam porque o servidor não subiu: o relato as resume em uma linha. */
export const BLOCKED = 'o servidor não subiu';

export interface Verdict {
  stage: number;
  /** Verdadeiro só quando todas as tarefas foram verificadas e passaram. */
  passed: boolean;
  results: TaskResult[];
  durationMs: number;
  exitCode: ExitCode;
}

export type VerifyEvent =
  | { type: 'stage-started'; stage: number; title: string; tasks: { number: number; title: string }[] }
  | { type: 'task-started'; stage: number; number: number; title: string }
  | { type: 'task-finished'; result: TaskResult }
  | { type: 'finished'; verdict: Verdict };

/** Códigos de saída do comando; documentados em `kit/README.md`. */
export const EXIT = {
  passed: 0,
  failed: 1,
  usage: 2,
  incomplete: 3,
  missingService: 4,
  internal: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Resume os resultados: um defeito do kit não deixa concluir nada, uma falha pesa mais que uma lacuna, e lacuna nunca vira aprovação. */
export function exitCodeOf(results: TaskResult[]): ExitCode {
  if (results.some((result) => result.defect !== undefined)) return EXIT.internal;
  if (results.some((result) => result.outcome === 'failed')) return EXIT.failed;
  if (results.some((result) => result.outcome === 'unverified')) return EXIT.incomplete;
  return EXIT.passed;
}
