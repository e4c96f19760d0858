import type { Actor, Person } from './actor.ts';
import type { Contract } from './contract.ts';
import type { HttpClient } from './http/client.ts';
import type { Mailbox } from './mail/mailbox.ts';
import type { Reread } from './outcome.ts';
import type { PostgresProxy } from './postgres/proxy.ts';
import type { ServerProcess } from './process/server-process.ts';

/**
 * O que uma tarefa precisa além de um endereço. Só com `--url`, tudo o que está aqui fica
 * "não verificado": o kit não pode desligar o banco nem o processo de quem não subiu. `signals` é o SIGTERM,
 * que o Windows não entrega: lá, o Node mata o processo no lugar. `mail` é a caixa de correio do kit. `cpu` é a conta do
 * processador gasto, e `addresses`, chamar de vários endereços locais: só o Linux dá as duas.
 */
type Need = 'process' | 'database' | 'signals' | 'mail' | 'cpu' | 'addresses';

/** Um servidor que o kit subiu. */
export interface RunningServer {
  process: ServerProcess;
  http: HttpClient;
  baseUrl: URL;
}

export interface LaunchOptions {
  /** Somadas às variáveis da etapa; `''` conta como ausente. */
  env?: Record<string, string>;
}

/** Tudo o que uma tarefa pode usar. */
export interface TaskContext {
  /** Fala com o servidor principal, subindo-o na primeira vez. */
  http(): Promise<HttpClient>;
  contract: Contract;
  /** Quanto esperar um processo subir ou desistir de subir, em ms. */
  startDeadlineMs: number;
  /** O servidor principal. Só existe para tarefas com `needs: ['process']`. */
  server(): Promise<RunningServer>;
  /** O servidor principal, para a tarefa encerrar; quem pedir um depois recebe outro. */
  retire(): Promise<RunningServer>;
  /** Sobe mais um servidor, com o mesmo comando em outra porta, e espera que fique pronto. */
  launch(options?: LaunchOptions): Promise<RunningServer>;
  /** O mesmo sem esperar nada: para provar que configuração ruim impede a subida. */
  spawn(options?: LaunchOptions): Promise<RunningServer>;
  /** O proxy até o PostgreSQL. Só existe para tarefas com `needs: ['database']`. */
  database(): PostgresProxy;
  /** A caixa de correio para onde o servidor envia. Só existe para tarefas com `needs: ['mail']`. */
  mailbox(): Mailbox;
  /** Uma conta nova, confirmada pelo e-mail e identificada. Só para tarefas com `needs: ['mail']`. */
  actor(person?: Partial<Person>): Promise<Actor>;
}

export interface Task {
  /** Identificador estável, em inglês; o número é a posição na lista da etapa. */
  id: string;
  /** Título em português, como afirmação do que o servidor faz. */
  title: string;
  needs: Need[];
  reread: Reread;
  /**
   * Roda ao mesmo tempo que a tarefa anterior: metade da espera. Só para quem não muda nada que as outras do
   * grupo enxerguem: não mexe no banco nem encerra um servidor que elas usem.
   */
  alongside?: true;
  /** Prazo da tarefa, em ms, quando o de todas é curto para o que ela pede. */
  deadlineMs?: number;
  /** Volta quando o servidor cumpre a tarefa. @throws CheckFailure quando não cumpre. */
  run(context: TaskContext): Promise<void>;
}

export interface Stage {
  number: number;
  title: string;
  /** Pasta da etapa; `reread.file` é relativo a ela. */
  directory: URL;
  /** Arquivo OpenAPI 3.1 que julga as formas das respostas. */
  contract: URL;
  /** O servidor manda e-mail: o kit abre uma caixa de correio e dá o endereço dela em SMTP_URL. */
  mail?: true;
  /** Variáveis além de PORT, HOST, DATABASE_URL e STORAGE_DIR: prazos curtos, por exemplo. */
  env: Record<string, string>;
  /** Quanto esperar uma resposta, em ms, se as desta etapa esperam por trabalho: um hash lento, numa fila. Padrão: 3.000. */
  patienceMs?: number;
  tasks: Task[];
}

/** Declara uma etapa conferindo o que um engano de digitação estragaria. */
export function defineStage(stage: Stage): Stage {
  const ids = new Set(stage.tasks.map((task) => task.id));
  if (ids.size !== stage.tasks.length) throw new Error(`A etapa ${stage.number} repete um id de tarefa.`);
  return stage;
}
