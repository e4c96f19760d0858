/** A porta do kit: o que etapas, testes e a linha de comando `trilha` usam. */

export {
  Actor,
  confirm,
  cookiesAfter,
  newPerson,
  type Person,
  present,
  type Scheme,
  schemeOf,
  signIn,
  signUp,
} from './actor.ts';
export { withAnother } from './checks/another.ts';
export { expectProblem } from './checks/problem.ts';
export { expectFields, expectValue, expectWithout } from './checks/values.ts';
export { eventually, laps } from './checks/wait.ts';
export { createReporter, type ReporterOptions } from './cli/report.ts';
export { Contract } from './contract.ts';
export { Authenticator, type Odd } from './factors/authenticator.ts';
export { TotpApp } from './factors/totp.ts';
export { CheckFailure, StartFailure, UsageError } from './failure.ts';
export { Answer } from './http/answer.ts';
export { HttpClient, NoAnswer, type RequestSpec } from './http/client.ts';
export { openHalfRequest } from './http/half-request.ts';
export * as image from './image/index.ts';
export { Laboratory, type Target } from './laboratory.ts';
export { findToken, type Letter, Mailbox, tokenIn } from './mail/mailbox.ts';
export {
  type Evidence,
  EXIT,
  type ExitCode,
  NOT_REQUESTED,
  type Reread,
  type TaskResult,
  type Verdict,
  type VerifyEvent,
} from './outcome.ts';
export type { PostgresProxy } from './postgres/proxy.ts';
export { listensEverywhere } from './process/ports.ts';
export type { Exit, ServerProcess } from './process/server-process.ts';
export { readSelection, type Selection } from './selection.ts';
export { defineStage, type RunningServer, type Stage, type Task, type TaskContext } from './stage.ts';
export { availableStages, loadStages } from './stages.ts';
export { runStage, type VerifyOptions, verifyStage } from './verify.ts';
