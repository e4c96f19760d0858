import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Seal } from '#kernel/seal.ts';
import type { Trip } from './provider.ts';

const MINUTES_10 = 600;

/** Os dois cookies da entrada externa: o da ida e volta, selado, e o que prende um ticket ao navegador. */
export function createCookies(seal: Seal, secure: boolean) {
  // `__Host-`: um subdomínio não planta o dele aqui
  const prefix = secure ? '__Host-' : '';
  const [tripName, browserName] = [`${prefix}palco_external`, `${prefix}palco_external_ticket`];
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  const timed = { ...options, maxAge: MINUTES_10 };
  return {
    keepTrip: (reply: FastifyReply, trip: Trip, now: Date) =>
      void reply.setCookie(
        tripName,
        seal.seal(JSON.stringify({ ...trip, startedAt: now.getTime() })).toString('base64url'),
        timed,
      ),

    /** A viagem guardada, que só serve uma vez; `null` se não há, venceu ou não é nossa. */
    takeTrip(request: FastifyRequest, reply: FastifyReply, now: Date): Trip | null {
      reply.clearCookie(tripName, options);
      const plain = seal.open(Buffer.from(request.cookies[tripName] ?? '', 'base64url'));
      if (plain === null) return null;
      const { startedAt, ...trip } = JSON.parse(plain.toString()) as Trip & { startedAt: number };
      return now.getTime() - startedAt > MINUTES_10 * 1_000 ? null : trip;
    },

    keepBrowser: (reply: FastifyReply, secret: string) => void reply.setCookie(browserName, secret, timed),
    browserOf: (request: FastifyRequest): string | undefined => request.cookies[browserName],
    forgetBrowser: (reply: FastifyReply) => void reply.clearCookie(browserName, options),
  };
}

export type Cookies = ReturnType<typeof createCookies>;
