import type { FastifyReply, FastifyRequest } from 'fastify';

export interface Cookie {
  read(request: FastifyRequest): string | undefined;
  write(reply: FastifyReply, value: string, maxAgeSeconds: number): void;
  clear(reply: FastifyReply): void;
}

/**
 * Um cookie só nosso: fora do alcance de scripts, e que página de outro site não faz o navegador mandar em escritas. Com
 * https leva o prefixo `__Host-`, que o navegador só aceita com Secure, `Path=/` e sem Domain: um subdomínio não o
 * planta. Fonte: RFC 6265bis, 4.1.3.2.
 */
export function createCookie(baseName: string, secure: boolean): Cookie {
  const name = secure ? `__Host-${baseName}` : baseName;
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  return {
    read: (request) => request.cookies[name],
    write: (reply, value, maxAge) => void reply.setCookie(name, value, { ...options, maxAge }),
    clear: (reply) => void reply.clearCookie(name, options),
  };
}
