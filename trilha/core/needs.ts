import type { RunEvent } from './contract.ts';

type Missing = Extract<RunEvent, { type: 'missing-service' }>;

interface StartedNeeds extends AsyncDisposable {
  /** Variáveis que apontam o programa para os serviços já de pé. */
  env: Record<string, string>;
  missing?: Missing;
}

/**
 * Sobe o que um programa declarou em `precisa:`; servidores param ao fim do bloco `await using`.
 * Um serviço que falta não é exceção: vem em `missing`, com o modo de o obter.
 */
export async function startNeeds(needs: readonly string[]): Promise<StartedNeeds> {
  const stops: (() => Promise<void>)[] = [];
  const dispose = async () => void (await Promise.all(stops.map((stop) => stop())));
  const env: Record<string, string> = {};
  try {
    for (const name of needs) Object.assign(env, await startOne(name, stops));
    return { env, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    const missing = asMissing(error);
    if (!missing) throw error;
    return { env, missing, [Symbol.asyncDispose]: async () => undefined };
  }
}

async function startOne(name: string, stops: (() => Promise<void>)[]): Promise<Record<string, string>> {
  // Só quem declara um serviço paga a carga da biblioteca.
  const { binary, isBinaryName, isServiceName, service } = await import('@trilha/services');
  if (isBinaryName(name)) return (await binary(name)).env;
  if (!isServiceName(name)) return unknownNeed(name);
  const running = await service(name);
  stops.push(() => running.stop());
  return running.env;
}

function unknownNeed(name: string): never {
  throw Object.assign(new Error(`serviço desconhecido: ${name}`), {
    code: 'SERVICE_MISSING',
    service: name,
    reasons: ['a biblioteca @trilha/services não o conhece'],
    howToGet: 'corrija a linha “precisa:” do programa',
  });
}

function asMissing(error: unknown): Missing | undefined {
  const found = error as { code?: string; service?: string; reasons?: string[]; howToGet?: string };
  if (found?.code !== 'SERVICE_MISSING') return;
  const { service = '', reasons = [], howToGet = '' } = found;
  return { type: 'missing-service', service, reasons, howToGet };
}
