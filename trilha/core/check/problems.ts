import type { Problem, ProblemCode } from '../contract.ts';
import { formatSeconds } from '../text.ts';

const MESSAGES: Record<ProblemCode, (limitMs: number) => string> = {
  SYNTAX: () => 'o arquivo tem um erro de sintaxe',
  UNSUPPORTED_TYPESCRIPT: () =>
    'o arquivo usa TypeScript que não se apaga: troque enum, namespace e construtor com public ou private',
  IMPORT: () => 'um import não foi encontrado',
  TIMEOUT: (limitMs) =>
    `passou do limite de ${formatSeconds(limitMs)} e foi interrompido: procure um laço sem fim, uma promessa que ` +
    'nunca resolve ou uma conexão que ninguém fecha',
  MEMORY: () => 'usou memória demais e foi interrompido: procure um vetor ou um Map que cresce sem parar',
  OUTPUT: () => 'imprimiu mais de 1 MB e foi interrompido: procure um console.log dentro de um laço',
  EXITED: () =>
    'o programa terminou antes do fim da correção: tire process.exit do arquivo, quem encerra é o corretor',
  UNSETTLED: () =>
    'uma promessa nunca resolveu e não sobrou nada por que esperar: falta chamar resolve ou reject',
  CRASHED: () =>
    'o processo parou no meio da correção sem dizer por quê: rode de novo e, se repetir, comente trechos até achar qual o derruba',
  TAMPERED: () =>
    'algo escreveu no canal do corretor, e por isso o resultado não vale: tire do arquivo o trecho que faz isso',
  NO_TASKS: () =>
    'o teste do exercício não declara nenhuma tarefa; o defeito é do curso: atualize o repositório com git pull',
  TEST_BROKEN: () =>
    'o teste do exercício não carregou; o defeito é do curso: atualize o repositório com git pull',
  CANCELLED: () => 'a correção foi interrompida antes do fim: rode de novo',
};

/** A frase de um encerramento que o processo não pôde explicar por si. */
export function explainEnding(code: ProblemCode, limitMs = 0): Problem {
  return { code, message: MESSAGES[code](limitMs) };
}
