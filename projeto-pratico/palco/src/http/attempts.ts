import type { FastifyReply, FastifyRequest } from 'fastify';
import { httpErrors } from './errors.ts';
import type { Http } from './types.ts';

/** Quantas tentativas de provar quem é, por minuto, por endereço e conta. Zero não limita. */
export interface AttemptLimit {
  perMinute: number;
}

export interface AttemptRule {
  /** Tentativas por minuto de cada chave. */
  max: number;
  keyOf: (request: FastifyRequest) => string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /**
     * De onde vem a requisição. Um IPv6 conta pela rede /64, que é o que um provedor dá a cada assinante: por
     * endereço inteiro, uma só pessoa teria 2^64 baldes.
     */
    address: string;
  }
}

/** Contagem em memória do processo; a etapa 09 a leva para o Redis. O worker, que não atende, não a carrega. */
export async function useAttemptLimit(app: Http): Promise<void> {
  const { default: rateLimit, normalizeIP } = await import('@fastify/rate-limit');
  await app.register(rateLimit, { global: false });
  app.decorateRequest('address', {
    getter(this: FastifyRequest) {
      return normalizeIP(this.ip);
    },
  });
}

/**
 * Conta uma tentativa em cada regra, na ordem, e escreve nos cabeçalhos a mais apertada.
 * @throws `too_many_requests`
 */
export function attemptCounter(app: Http, rules: AttemptRule[]) {
  const checks = rules
    .filter(({ max }) => max > 0)
    .map(({ max, keyOf }) => app.createRateLimit({ max, timeWindow: 60_000, keyGenerator: keyOf }));
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    let tightest = Number.POSITIVE_INFINITY;
    for (const check of checks) {
      const state = await check(request);
      if (state.isAllowed) continue;
      const { max, remaining, ttlInSeconds } = state;
      if (remaining <= tightest) {
        tightest = remaining;
        reply.headers({
          'ratelimit-limit': max,
          'ratelimit-remaining': remaining,
          'ratelimit-reset': ttlInSeconds,
        });
      }
      if (state.isExceeded) throw tooManyAttempts(ttlInSeconds);
    }
  };
}

/** Recusa de quem tentou demais, com quanto esperar. */
export const tooManyAttempts = (seconds: number) =>
  httpErrors.create('too_many_requests', {
    detail: `Muitas tentativas seguidas. Espere ${seconds} s e tente de novo.`,
    headers: { 'retry-after': String(seconds) },
  });
