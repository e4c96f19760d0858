import type { TestContext } from 'vitest';
import { MissingServiceError } from './errors.ts';

/**
 * Para testes: devolve o que `obtain` dá; se o serviço falta, pula o teste com o motivo impresso.
 * Com `EXIGIR_SERVICOS=1` a falta é uma falha.
 *
 * @example
 * test('…', async (context) => {
 *   await using redis = await requireService(context, () => service('redis'));
 * });
 */
export async function requireService<T>(
  context: Pick<TestContext, 'skip'>,
  obtain: () => Promise<T>,
): Promise<T> {
  try {
    return await obtain();
  } catch (error) {
    if (!(error instanceof MissingServiceError) || process.env.EXIGIR_SERVICOS === '1') throw error;
    process.stderr.write(`Teste pulado. ${error.message}\n`);
    return context.skip(`falta ${error.service}`);
  }
}
