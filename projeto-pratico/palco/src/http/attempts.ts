import type { FastifyRequest } from 'fastify';
import { httpErrors } from './errors.ts';
import type { Http } from './types.ts';

/** Quantas tentativas de provar quem é, por minuto, por endereço e login. Zero não limita. */
export interface AttemptLimit {
  perMinute: number;
}

/** Limite em memória do processo; a etapa 09 o leva para o Redis. Só vale nas rotas que o pedem. */
export async function useAttemptLimit(app: Http): Promise<void> {
  await app.register(import('@fastify/rate-limit'), {
    global: false,
    hook: 'preHandler',
    enableDraftSpec: true,
    errorResponseBuilder: (_request, { ttl }) => {
      const seconds = Math.ceil(ttl / 1000);
      return httpErrors.create(
        'too_many_requests',
        `Muitas tentativas seguidas. Espere ${seconds} s e tente de novo.`,
      );
    },
  });
}

/** Configuração de uma rota limitada; `field` é o campo do corpo que diz de quem é a conta. */
export function limited({ perMinute }: AttemptLimit, field: string) {
  if (perMinute === 0) return false as const;
  return {
    max: perMinute,
    timeWindow: 60_000,
    keyGenerator: (request: FastifyRequest) => `${field}:${request.ip}:${loginOf(request.body, field)}`,
  };
}

function loginOf(body: unknown, field: string): string {
  const value =
    typeof body === 'object' && body !== null ? Object.entries(body).find(([name]) => name === field) : null;
  return String(value?.[1] ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .slice(0, 254);
}
