import type { FastifyReply, FastifyRequest } from 'fastify';
import { httpErrors } from './errors.ts';
import type { Http } from './types.ts';

/** Quantas tentativas de provar quem é, por minuto, por endereço e conta. Zero não limita. */
export interface AttemptLimit {
  perMinute: number;
}

export interface AttemptRule {
  /** Como os cabeçalhos chamam a regra. */
  name: string;
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

const WINDOW_S = 60;

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
 * Conta uma tentativa em cada regra, na ordem, e diz nos cabeçalhos quanto resta de cada uma.
 * Fonte dos campos: “RateLimit header fields for HTTP”, rascunho 11 da IETF, listas de campos estruturados (RFC 9651).
 * @throws `too_many_requests`
 */
export function attemptCounter(app: Http, rules: AttemptRule[]) {
  const checks = rules
    .filter(({ max }) => max > 0)
    .map(({ name, max, keyOf }) => ({
      name,
      policy: `"${name}";q=${max};w=${WINDOW_S}`,
      check: app.createRateLimit({ max, timeWindow: WINDOW_S * 1_000, keyGenerator: keyOf }),
    }));
  const policies = checks.map(({ policy }) => policy).join(', ');
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const left: string[] = [];
    for (const { name, check } of checks) {
      const state = await check(request);
      if (state.isAllowed) continue;
      const { remaining, ttlInSeconds, isExceeded } = state;
      left.push(`"${name}";r=${remaining};t=${ttlInSeconds}`);
      reply.headers({ 'ratelimit-policy': policies, ratelimit: left.join(', ') });
      if (isExceeded) throw tooManyAttempts(ttlInSeconds);
    }
  };
}

/** Recusa de quem tentou demais, com quanto esperar. @param what o que aconteceu e o que fazer, até “espere” */
export const tooManyAttempts = (seconds: number, what = 'Foram tentativas demais seguidas. Espere') =>
  httpErrors.create('too_many_requests', {
    detail: `${what} ${waitOf(seconds)} e tente de novo.`,
    headers: { 'retry-after': String(seconds) },
  });

const waitOf = (seconds: number) => (seconds > 90 ? `${Math.ceil(seconds / 60)} min` : `${seconds} s`);
