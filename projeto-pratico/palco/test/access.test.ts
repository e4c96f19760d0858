import fastify, { type FastifyContextConfig } from 'fastify';
import { beforeAll, describe, expect, test } from 'vitest';
import { useAccess } from '#http/access.ts';
import { forbidden } from '#http/permissions.ts';
import type { Access, Http } from '#http/types.ts';
import { type Call, calls } from './support/calls.ts';
import { Cast, labelOf, missingRow, problemsOf } from './support/matrix.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import { newPerson, PASSWORD, visitor } from './support/person.ts';
import { newRoot, ROOT_EMAIL } from './support/roles.ts';

interface Operation {
  security?: object[];
  'x-permission'?: string;
}

const ID = '01a20ae0-786e-7000-afd0-0c3ac3dcbb4e';
const WHILE_DEACTIVATED = [
  'GET /api/v1/me',
  'GET /api/v1/me/export',
  'POST /api/v1/me/deactivation',
  'DELETE /api/v1/me/deactivation',
  'POST /api/v1/me/deletion',
  'POST /api/v1/me/step-up',
  'DELETE /api/v1/sessions/current',
];

describe.runIf(hasDatabase())('matriz de acesso', () => {
  const palco = usePalco({ adminEmail: ROOT_EMAIL });
  const ours = () => palco().routes.filter(({ method }) => method !== 'HEAD');
  let cast: Cast;
  beforeAll(async () => {
    cast = new Cast(palco, await newRoot(palco));
  });

  test('toda rota registrada está na matriz, e a matriz não inventa rotas', () => {
    const missing = ours().filter((route) => !(labelOf(route) in calls));
    expect(missing.map(missingRow).join('\n')).toBe('');
    const registered = new Set(ours().map(labelOf));
    expect(Object.keys(calls).filter((label) => !registered.has(label))).toEqual([]);
  });

  test('a OpenAPI diz de cada operação quem a pode chamar', () => {
    const { paths = {} } = palco().app.swagger() as { paths?: Record<string, Record<string, Operation>> };
    for (const [label, [access]] of Object.entries(calls)) {
      const [method = '', url = ''] = label.split(' ');
      const operation = paths[url.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
      if (!operation) continue;
      expect(operation.security?.length === 0, label).toBe(access === 'public');
      expect(operation['x-permission'], label).toBe(
        typeof access === 'object' ? access.permission : undefined,
      );
    }
  });

  test('conta desativada só faz o que a rota permite', async () => {
    const person = await newPerson(palco);
    const { id, handle } = person;
    await person.call('POST', '/api/v1/me/deactivation', { password: PASSWORD });
    const open: string[] = [];
    for (const route of ours()) {
      const label = labelOf(route);
      if (route.access === 'public' || WHILE_DEACTIVATED.includes(label)) continue;
      const { body } = await person.call(route.method as 'GET', route.url.replaceAll(/:\w+/g, ID), {});
      if (body?.code !== 'account_deactivated') open.push(label);
    }
    expect({ id, handle, open }).toEqual({ id, handle, open: [] });
  });

  test('cada rota × visitante, user, creator, moderator, admin e dona', { timeout: 300_000 }, async () => {
    const problems: string[] = [];
    for (const route of ours()) {
      const call = calls[labelOf(route)];
      if (call) problems.push(...(await problemsOf(route, call, cast, palco().building.db)));
    }
    expect(problems.join('\n')).toBe('');
  });
});

describe.runIf(hasDatabase())('a matriz reprova', () => {
  const opened: Record<string, Access> = {
    '/api/v1/roles': 'user',
    '/api/v1/me': 'public',
  };
  const palco = usePalco({ adminEmail: ROOT_EMAIL }, undefined, ({ modules, db }) => {
    modules.push({
      api(app) {
        app.addHook('onRoute', (route) => {
          const access = opened[route.url];
          if (access && route.config) route.config.access = access;
        });
        app.post('/vazada', { config: { access: 'user' } }, async () => {
          await db.pool.query(`insert into users.mail_budgets (email_hash, sent) values ('\\x00', '{}')`);
          throw forbidden();
        });
      },
    });
  });
  let cast: Cast;
  beforeAll(async () => {
    cast = new Cast(palco, await newRoot(palco));
  });
  const judge = async (label: string, call: Call | undefined = calls[label]) => {
    const route = palco().routes.find((one) => labelOf(one) === label);
    if (!route || !call) throw new Error(`Não há a rota ${label}.`);
    return (await problemsOf(route, call, cast, palco().building.db)).join('\n');
  };

  test('rota com permissão aberta a quem entrou', async () => {
    const said = await judge('GET /api/v1/roles');
    expect(said).toContain('a rota declara "user", e a tabela espera {"permission":"roles:read"}');
    expect(said).toContain('GET /api/v1/roles: moderator devia ser “sem permissão”, e foi 200');
  });

  test('rota da própria conta aberta a todos', async () => {
    expect(await judge('GET /api/v1/me')).toContain('a rota declara "public", e a tabela espera "user"');
  });

  test('rota que recusa depois de gravar', async () => {
    const leaky: Call = [{ permission: 'roles:read' }, () => ['/api/v1/vazada', {}]];
    expect(await judge('POST /api/v1/vazada', leaky)).toContain('recusada, gravou em users.mail_budgets');
  });
});

describe.runIf(hasDatabase())('endereço escrito de outro jeito', () => {
  const palco = usePalco();

  test.each(['/%61pi/v1/me', '/api/v1/m%65', 'http://palco.exemplo/api/v1/me'])(
    '%s passa pela mesma porta que /api/v1/me',
    async (path) => {
      const person = await newPerson(palco);
      const mine = await person.call('GET', path);
      expect(mine).toMatchObject({ status: 200, body: { id: person.id } });
      expect(mine.headers['cache-control']).toBe('no-store');
      expect((await visitor(palco).call('GET', path)).status).toBe(401);
    },
  );
});

describe('rota mal declarada impede o servidor de subir', () => {
  const build = (config: FastifyContextConfig, url = '/api/v1/esquecida') => {
    const app = fastify() as unknown as Http;
    const authority = { names: new Set(['roles:read']), permits: async () => false };
    useAccess(app, { identify: async () => null, authority });
    app.get(url, { config }, async () => 'oi');
    return app;
  };

  test('sem acesso declarado', async () => {
    await expect(build({}).ready()).rejects.toThrow(
      'A rota GET /api/v1/esquecida não declarou config.access.',
    );
  });

  test('com permissão que não existe', async () => {
    await expect(build({ access: { permission: 'roles:inexistente' } }).ready()).rejects.toThrow(
      'A rota GET /api/v1/esquecida pede a permissão “roles:inexistente”, que não existe.',
    );
    await expect(build({ access: { permission: 'roles:read' } }).ready()).resolves.toBeDefined();
  });

  test('só para quem entrou, onde o guarda não olha', async () => {
    await expect(build({ access: 'user' }, '/painel').ready()).rejects.toThrow(
      'A rota GET /painel pede quem entrou, e fora de /api/ ninguém o confere.',
    );
    await expect(build({ access: 'public' }, '/painel').ready()).resolves.toBeDefined();
  });

  test('aberta a qualquer origem, onde o cookie diz quem pede', async () => {
    await expect(build({ access: 'public', anyOrigin: true }).ready()).rejects.toThrow(
      'A rota GET /api/v1/esquecida lê o cookie, e não pode atender qualquer origem.',
    );
    await expect(build({ access: 'public', anyOrigin: true }, '/oauth/x').ready()).resolves.toBeDefined();
  });
});
