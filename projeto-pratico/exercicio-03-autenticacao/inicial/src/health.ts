import type { FastifyInstance } from 'fastify';
import { AppError } from './errors.ts';

/** Uma condição para receber tráfego. Rejeita com a razão quando não está satisfeita. */
export interface ReadinessCheck {
  name: string;
  check(): Promise<void>;
}

export interface HealthDeps {
  isDraining: () => boolean;
  checks: ReadinessCheck[];
}

const TIMEOUT_MS = 2_000;

/** `live` diz que o processo responde e nada mais. `ready` diz se vale mandar tráfego. */
export function createHealth({ isDraining, checks }: HealthDeps) {
  return {
    routes(app: FastifyInstance): void {
      app.get('/health/live', () => ({ status: 'live' }));
      app.get('/health/ready', async () => {
        if (isDraining()) throw new AppError('not_ready', 'O processo está encerrando.');
        await Promise.all(checks.map(passes));
        return { status: 'ready' };
      });
    },
  };
}

async function passes({ name, check }: ReadinessCheck): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error('sem resposta')), TIMEOUT_MS);
  try {
    await Promise.race([check(), late.promise]);
  } catch {
    // Sem a mensagem do driver, que pode trazer o endereço e a senha do banco.
    throw new AppError('not_ready', `Ainda não dá para atender: ${name} não respondeu.`);
  } finally {
    clearTimeout(timer);
  }
}
