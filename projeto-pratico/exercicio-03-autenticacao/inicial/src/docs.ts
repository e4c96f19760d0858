import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';

const PAGE = `<!doctype html>
<html lang="pt-BR"><meta charset="utf-8"><title>Meu Palco</title>
<p>O contrato desta API está em <a href="/openapi.json">/openapi.json</a>.</p></html>`;

/** Antes das rotas: o `@fastify/swagger` só descreve as criadas depois dele. */
export async function useDocs(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Meu Palco', version: '1.0.0' } },
  });
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
  app.get('/docs', { schema: { hide: true } }, (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(PAGE),
  );
}
