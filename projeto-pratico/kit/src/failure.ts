import type { Evidence } from './outcome.ts';

/** Uma tarefa recusou o servidor. A prova vai junto, para a mensagem se explicar sozinha. */
export class CheckFailure extends Error {
  readonly code = 'CHECK_FAILED';
  readonly evidence: Evidence;

  constructor(evidence: Evidence) {
    super(`${evidence.got} — esperado: ${evidence.expected}`);
    this.name = 'CheckFailure';
    this.evidence = evidence;
  }
}

/** O servidor nem chegou a ficar pronto: as tarefas seguintes ficam sem verificar. */
export class StartFailure extends CheckFailure {
  constructor(evidence: Evidence) {
    super(evidence);
    this.name = 'StartFailure';
  }
}

/** O comando foi chamado de um jeito que não dá para atender. */
export class UsageError extends Error {
  readonly code = 'USAGE';

  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}
