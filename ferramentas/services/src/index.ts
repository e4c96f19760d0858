import {
  type BinaryName,
  binaries,
  type OptionsOf,
  type RunningOf,
  type ServiceName,
  services,
} from './registry.ts';
import { diagnoseProgram, resolveProgram } from './resolve/program.ts';
import { type ChromiumLaunchOptions, launchOptions } from './services/chromium.ts';
import type { Binary, Diagnosis, ServiceDefinition } from './types.ts';

export { MissingServiceError, ServiceStartError } from './errors.ts';
export { type GuardedExit, type GuardedOptions, type GuardedProcess, spawnGuarded } from './guard/spawn.ts';
export { outsideDirPath } from './paths.ts';
export { freePort } from './ports.ts';
export { type BinaryName, isBinaryName, isServiceName, type ServiceName } from './registry.ts';
export type { ChromiumLaunchOptions } from './services/chromium.ts';
export { type CreateDatabaseOptions, createDatabase, dropDatabase } from './services/postgres/databases.ts';
export type { PostgresOptions, RunningPostgres } from './services/postgres/launch.ts';
export type { ReceivedMail, SmtpMailbox, SmtpOptions } from './services/smtp.ts';
export type { Binary, Diagnosis, RunningService, Source } from './types.ts';
export { type WaitOptions, waitFor } from './wait.ts';

/**
 * Inicia um servidor real em 127.0.0.1, em porta livre, e o devolve pronto para uso. Ele para com
 * `stop()` ou quando este processo terminar, de qualquer forma que termine.
 * @throws MissingServiceError quando nenhuma origem o dá; ServiceStartError quando ele não inicia.
 */
export function service<Name extends ServiceName>(
  name: Name,
  options?: OptionsOf<Name>,
): Promise<RunningOf<Name>> {
  const definition = services[name] as unknown as ServiceDefinition<OptionsOf<Name>, RunningOf<Name>>;
  return definition.start(options);
}

/**
 * Acha um programa que executa nesta máquina.
 * @throws MissingServiceError quando nenhuma origem o dá.
 */
export function binary(name: BinaryName): Promise<Binary> {
  return resolveProgram(binaries[name]);
}

/**
 * Opções de `chromium.launch` (playwright-core) para o navegador desta máquina.
 * @throws MissingServiceError quando não há navegador.
 */
export async function chromiumLaunchOptions(): Promise<ChromiumLaunchOptions> {
  return launchOptions(await binary('chromium'));
}

/** Situação de cada parte, sem baixar nem compilar nada. */
export function diagnose(): Promise<Diagnosis[]> {
  return Promise.all([
    ...Object.values(services).map((definition) => definition.diagnose()),
    ...Object.values(binaries).map(diagnoseProgram),
  ]);
}
