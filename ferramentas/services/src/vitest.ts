import { afterAll, type TestContext } from 'vitest';
import { MissingServiceError } from './errors.ts';
import { binary, service } from './index.ts';
import type { BinaryName, OptionsOf, RunningOf, ServiceName } from './registry.ts';
import type { Binary } from './types.ts';
import { unavailable } from './unavailable.ts';

type Skippable = Pick<TestContext, 'skip'>;

/**
 * Um serviço para os testes de um arquivo: inicia no primeiro uso e para no fim. Se falta, o teste é pulado
 * com o motivo impresso; com `EXIGIR_SERVICOS=1`, falha.
 *
 * @example
 * const redis = requireService('redis');
 * test('…', async (context) => {
 *   const { url } = await redis(context);
 * });
 */
export function requireService<Name extends ServiceName>(
  name: Name,
  options?: OptionsOf<Name>,
): (context: Skippable) => Promise<RunningOf<Name>> {
  let running: Promise<RunningOf<Name>> | undefined;
  afterAll(async () => {
    await (await running?.catch(() => undefined))?.stop();
  });
  const start = () => {
    running ??= service(name, options);
    return running;
  };
  return (context) => orSkip(context, name, start);
}

/** O mesmo de {@link requireService} para um programa. */
export function requireBinary(name: BinaryName): (context: Skippable) => Promise<Binary> {
  return (context) => orSkip(context, name, () => binary(name));
}

async function orSkip<T>(
  context: Skippable,
  name: ServiceName | BinaryName,
  obtain: () => Promise<T>,
): Promise<T> {
  try {
    return await obtain();
  } catch (error) {
    const tolerated = process.env.EXIGIR_SERVICOS !== '1' || unavailable.includes(name);
    if (!(error instanceof MissingServiceError) || !tolerated) throw error;
    process.stderr.write(`Teste pulado. ${error.message}\n`);
    return context.skip(`falta ${error.service}`);
  }
}
