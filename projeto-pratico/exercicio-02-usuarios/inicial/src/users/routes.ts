import type { FastifyInstance } from 'fastify';
import { AppError } from '../errors.ts';
import { identify } from '../identity.ts';
import type { Service } from './service.ts';
import type { ProfileChange, SignUp } from './types.ts';

const API = '/api/v1';
const MAX_AVATAR_BYTES = 2 * 1024 * 1024;

/**
 * As rotas do contrato, uma linha de tradução cada: o que veio vira uma chamada do serviço.
 *
 * TODO (validação): nenhuma confere o corpo. Dê a cada uma o esquema dela, e às regras que um esquema não sabe dizer, uma
 * função em `rules.ts`.
 */
export function routes(app: FastifyInstance, service: Service): void {
  const me = identify(service.authenticate);
  signUpRoutes(app, service);
  app.get<{ Params: { handle: string } }>(`${API}/users/:handle`, ({ params }) =>
    service.profile(params.handle),
  );
  app.get(`${API}/me`, async (request) => service.me(await me(request)));
  app.get(`${API}/me/export`, async (request) => service.me(await me(request)));
  app.patch<{ Body: ProfileChange }>(`${API}/me`, async (request) =>
    service.change(await me(request), request.body),
  );
  app.put<{ Body: { email: string; password: string } }>(`${API}/me/email`, async (request, reply) => {
    const { email, password } = request.body;
    await service.changeEmail(await me(request), email, password);
    return reply.status(202).send({ status: 'confirmation_sent' });
  });
  app.put<{ Body: { currentPassword: string; newPassword: string } }>(
    `${API}/me/password`,
    async (request, reply) => {
      const { currentPassword, newPassword } = request.body;
      await service.changePassword(await me(request), currentPassword, newPassword);
      return reply.status(204).send();
    },
  );
  leavingRoutes(app, service);
  avatarRoutes(app, service);
}

function signUpRoutes(app: FastifyInstance, service: Service): void {
  app.post<{ Body: SignUp }>(`${API}/users`, async (request, reply) =>
    reply.status(202).send(await service.signUp(request.body)),
  );
  app.post<{ Body: { token: string; password: string } }>(`${API}/email-confirmations`, ({ body }) =>
    service.confirm(body.token, body.password),
  );
  app.post<{ Body: { email: string } }>(`${API}/email-confirmations/resend`, async (request, reply) => {
    await service.resend(request.body.email);
    return reply.status(202).send({ status: 'confirmation_sent' });
  });
}

function leavingRoutes(app: FastifyInstance, service: Service): void {
  const me = identify(service.authenticate);
  app.post<{ Body: { password: string } }>(`${API}/me/deactivation`, async (request, reply) => {
    await service.deactivate(await me(request), request.body.password);
    return reply.status(204).send();
  });
  app.delete(`${API}/me/deactivation`, async (request, reply) => {
    await service.reactivate(await me(request));
    return reply.status(204).send();
  });
  app.post<{ Body: { password: string } }>(`${API}/me/deletion`, async (request, reply) => {
    await service.remove(await me(request), request.body.password);
    return reply.status(204).send();
  });
}

function avatarRoutes(app: FastifyInstance, service: Service): void {
  const me = identify(service.authenticate);
  const limit = { bodyLimit: MAX_AVATAR_BYTES };
  for (const type of ['image/png', 'image/jpeg', 'image/webp'])
    app.addContentTypeParser(type, { parseAs: 'buffer', ...limit }, (_request, body, done) =>
      done(null, body),
    );
  app.put<{ Body: Buffer }>(`${API}/me/avatar`, limit, async (request) =>
    service.putAvatar(await me(request), request.body),
  );
  app.delete(`${API}/me/avatar`, async (request, reply) => {
    await service.removeAvatar(await me(request));
    return reply.status(204).send();
  });
  app.get<{ Params: { userId: string; file: string } }>(
    '/media/avatars/:userId/:file',
    async ({ params }, reply) => {
      const bytes = await service.avatar(params.userId, params.file);
      if (bytes === undefined) throw new AppError('not_found', 'Não existe este retrato.');
      return reply.type('image/webp').send(bytes);
    },
  );
}
