import { requireViewer, viewerOf } from '#http/access.ts';
import { NoContent } from '#http/schema.ts';
import type { Http } from '#http/types.ts';
import type { Users } from '#modules/users/index.ts';
import type { Cookie } from '../cookies.ts';
import type { Devices } from '../devices.ts';
import type { EntryDoor } from '../entry.ts';
import { CurrentSession, SignedIn, SignIn } from '../schema.ts';
import type { ProvePassword } from '../sign-in.ts';

export interface SessionRoutesDeps {
  users: Pick<Users, 'byId'>;
  devices: Pick<Devices, 'close'>;
  browser: EntryDoor<SignedIn>;
  prove: ProvePassword;
  sessionCookie: Cookie;
}

const tags = ['sessões'];

/** Entrar e sair por cookie. */
export function sessionRoutes(
  app: Http,
  { users, devices, browser, prove, sessionCookie }: SessionRoutesDeps,
): void {
  app.post(
    '/sessions',
    {
      config: { access: 'public' },
      schema: { tags, summary: 'Entrar', operationId: 'signIn', body: SignIn, response: { 201: SignedIn } },
    },
    async (request, reply) => {
      const found = await prove(request, reply, request.body);
      const body = await browser.enter(request, reply, { ...found, strong: false });
      return reply.status(201).send(body);
    },
  );
  app.get(
    '/sessions/current',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'Saber de quem é a sessão, se há uma',
        operationId: 'getCurrentSession',
        response: { 200: CurrentSession },
      },
    },
    async (request) => {
      const viewer = viewerOf(request);
      return { user: viewer && (await users.byId(viewer.userId)) };
    },
  );
  app.delete(
    '/sessions/current',
    {
      config: { access: 'user', whileDeactivated: true },
      schema: { tags, summary: 'Sair', operationId: 'signOut', response: { 204: NoContent } },
    },
    async (request, reply) => {
      const { deviceId, kind } = requireViewer(request);
      if (deviceId !== null) await devices.close(deviceId);
      // o aplicativo que sai não leva junto o navegador em que corre
      if (kind === 'browser') sessionCookie.clear(reply);
      return reply.status(204).send(null);
    },
  );
}
