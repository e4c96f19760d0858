import type { Problem, ProblemCode } from '../contract.ts';
import { formatSeconds } from '../text.ts';

/** Por que a verificação acabou antes do fim. */
export interface Ending {
  code: ProblemCode;
  limitMs?: number;
  /** O sinal que encerrou o programa. */
  signal?: string | undefined;
  /** A frase, quando só quem encerrou a conhece. */
  message?: string;
}

const MESSAGES: Record<ProblemCode, (ending: Ending) => string> = {
  FILE: () => 'o arquivo não pôde ser lido',
  SYNTAX: () => 'o arquivo tem um erro de sintaxe',
  UNSUPPORTED_TYPESCRIPT: () =>
    'o arquivo usa TypeScript que não se apaga: troque enum, namespace e construtor com public ou private',
  IMPORT: () => 'um import não foi encontrado',
  TIMEOUT: ({ limitMs = 0 }) =>
    `passou do limite de ${formatSeconds(limitMs)} e foi interrompido: procure um laço sem fim, uma promessa que ` +
    'nunca resolve ou uma conexão que ninguém fecha',
  MEMORY: () => 'usou memória demais e foi interrompido: procure um vetor ou um Map que cresce sem parar',
  OUTPUT: () => 'imprimiu mais de 1 MB e foi interrompido: procure um console.log dentro de um laço',
  EXITED: () =>
    'o programa terminou antes do fim da verificação: tire process.exit do arquivo, quem encerra é o verificador',
  UNSETTLED: () =>
    'uma promessa nunca resolveu e não sobrou nada por que esperar: falta chamar resolve ou reject',
  CRASHED: ({ signal }) =>
    (signal !== undefined && SIGNALS[signal]) ||
    `o processo parou no meio da verificação${signal === undefined ? '' : ` com o sinal ${signal}`}: rode de novo e, ` +
      'se repetir, comente trechos até achar qual o derruba',
  TAMPERED: () =>
    'algo escreveu no canal do verificador ou o fechou, e por isso o resultado não vale: tire do arquivo o trecho que ' +
    'faz isso',
  KILLED: ({ signal }) =>
    `o programa matou quem o verificava (${signal}), e por isso o resultado não vale: tire do arquivo o sinal mandado ` +
    'ao processo pai ou ao grupo',
  NO_TASKS: () =>
    'o teste do exercício não declara nenhuma tarefa; o defeito é do curso: atualize o repositório com git pull',
  TEST_BROKEN: () =>
    'o teste do exercício não carregou; o defeito é do curso: atualize o repositório com git pull',
  CANCELLED: () => 'a verificação foi interrompida antes do fim: rode de novo',
};

/** Sinais que um programa costuma receber, e de onde vêm. */
const SIGNALS: Record<string, string> = {
  SIGABRT:
    'o processo abortou (SIGABRT): tire process.abort do arquivo ou o que fecha descritores que o Node usa',
  SIGKILL:
    'o sistema matou o processo (SIGKILL): ou faltou memória nesta máquina, ou o próprio programa mandou o sinal',
  SIGSEGV:
    'o processo acessou memória que não é dele (SIGSEGV): rode de novo; se repetir, o defeito é do Node',
};

/** A frase de um encerramento que o processo não pôde explicar por si. */
export function explainEnding(ending: Ending): Problem {
  return { code: ending.code, message: ending.message ?? MESSAGES[ending.code](ending) };
}
