import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '#kernel/clock.ts';
import { AppError } from '#kernel/errors.ts';
import type { EntryDoor } from '#modules/sessions/index.ts';
import type { Cookies } from './cookies.ts';
import type { OidcClient, Returned } from './provider.ts';
import type { createService } from './service.ts';

export interface ReturnDeps {
  clock: Clock;
  log: { warn(fields: object, message: string): void };
  publicUrl: string;
  client: OidcClient;
  service: ReturnType<typeof createService>;
  entry: EntryDoor<unknown>;
  cookies: Cookies;
  /** A conta de quem tem este e-mail, se uma identidade nova pode entrar nela só por isso. Padrão: nunca. */
  linkByEmail(email: string): Promise<string | null>;
}

/** A ida ao provedor e a volta. Quem volta é um navegador, sem script nosso: toda resposta é um endereço. */
export function createReturn(deps: ReturnDeps) {
  const { clock, log, client, service, entry, cookies } = deps;
  const base = deps.publicUrl.replace(/\/$/, '');
  const failed = `${base}/entrar?erro=externo`;

  /** Que provedor caiu, código repetido, resposta forjada ou pessoa que desistiu: para quem volta, é o mesmo. */
  async function attempt<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (err) {
      if (err instanceof AppError && err.status >= 500) throw err;
      log.warn({ err }, 'a entrada pelo provedor de fora não deu certo');
      return null;
    }
  }

  async function ticketFor(returned: Returned, reply: FastifyReply): Promise<string> {
    const { ticket, browser } = await service.keep(returned);
    cookies.keepBrowser(reply, browser);
    return `${base}/entrar-externo#${ticket}`;
  }

  async function enter(userId: string, request: FastifyRequest, reply: FastifyReply): Promise<string> {
    try {
      await entry.enter(request, reply, { userId, proof: null, strong: false });
      return `${base}/`;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'second_factor_required') throw error;
      const { challenge, methods } = error.extra as { challenge: string; methods: string[] };
      return `${base}/entrar#${new URLSearchParams({ 'segundo-fator': challenge, metodos: methods.join(',') })}`;
    }
  }

  return {
    /** Link de outro site leva só à entrada: quem tem sessão no provedor entraria aqui sem querer (OWASP ASVS 5, 7.6.2). */
    async leave(request: FastifyRequest, reply: FastifyReply): Promise<string> {
      if (!['none', 'same-origin'].includes(String(request.headers['sec-fetch-site'] ?? 'none')))
        return `${base}/entrar`;
      const left = await attempt(() => client.leave());
      if (left === null) return failed;
      cookies.keepTrip(reply, left.trip, clock.now());
      return left.url.href;
    },

    async comeBack(request: FastifyRequest, reply: FastifyReply, signedIn: boolean): Promise<string> {
      const trip = cookies.takeTrip(request, reply, clock.now());
      if (trip === null) return failed;
      // o endereço é o nosso, e não o que o `Host` diz
      const { search } = new URL(request.url, base);
      const url = new URL(`${base}/api/v1/external-sign-in/callback${search}`);
      const returned = await attempt(() => client.comeBack(url, trip));
      if (returned === null) return failed;
      const { email } = returned;
      const userId =
        (await service.ownerOf(returned)) ?? (email === null ? null : await deps.linkByEmail(email));
      if (userId !== null) return (await attempt(() => enter(userId, request, reply))) ?? failed;
      // sem e-mail não há como criar conta; quem já está dentro ainda pode ligá-la
      return email === null && !signedIn ? failed : ticketFor(returned, reply);
    },
  };
}
