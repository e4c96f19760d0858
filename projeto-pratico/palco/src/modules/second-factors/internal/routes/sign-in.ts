import type { TSchema } from 'typebox';
import { type AttemptLimit, attemptCounter } from '#http/attempts.ts';
import type { Http } from '#http/types.ts';
import type { EntryDoor } from '#modules/sessions/index.ts';
import type { FactorsDeps } from '../deps.ts';
import { passkeyInvalid } from '../errors.ts';
import type { PasskeyProofs } from '../passkey-proof.ts';
import * as shapes from '../schema.ts';
import type { SecondStep } from '../second-step.ts';

export interface SignInRoutesDeps {
  entry: FactorsDeps['sessions']['entry'];
  secondStep: SecondStep;
  proofs: PasskeyProofs;
  attempts: AttemptLimit;
}

/** O que muda de uma porta para a outra: o endereço, e o que o corpo pode dizer do aparelho. */
interface DoorRoutes<Body> {
  door: EntryDoor<Body>;
  path: string;
  suffix: string;
  what: string;
  secondStepBody: TSchema;
  passkeyBody: TSchema;
}

type Count = ReturnType<typeof attemptCounter>;

const tags = ['segundo fator'];
const config = { access: 'public' } as const;
/** Uma escola ou uma operadora inteira sai por um endereço só: ele pode cinco vezes o que pode uma conta. */
const ACCOUNTS_PER_ADDRESS = 5;

/** O segundo passo e a entrada só com passkey, nas duas portas. */
export function signInRoutes(app: Http, deps: SignInRoutesDeps): void {
  const max = deps.attempts.perMinute * ACCOUNTS_PER_ADDRESS;
  const count = attemptCounter(app, [{ name: 'address', max, keyOf: ({ address }) => address }]);
  app.post(
    '/passkeys/options',
    {
      config,
      schema: {
        tags,
        summary: 'Começar a entrar, ou a provar quem é, com uma passkey',
        operationId: 'startPasskeyProof',
        body: shapes.Nothing,
        response: { 200: shapes.RequestOptions },
      },
    },
    async () => deps.proofs.options(),
  );
  doorRoutes(app, deps, count, {
    door: deps.entry.browser,
    path: '/sessions',
    suffix: 'Session',
    what: 'abrir a sessão',
    secondStepBody: shapes.SessionSecondStep,
    passkeyBody: shapes.SessionPasskey,
  });
  doorRoutes(app, deps, count, {
    door: deps.entry.app,
    path: '/tokens',
    suffix: 'Tokens',
    what: 'receber os tokens',
    secondStepBody: shapes.TokenSecondStep,
    passkeyBody: shapes.TokenPasskey,
  });
}

function doorRoutes<Body>(app: Http, deps: SignInRoutesDeps, count: Count, routes: DoorRoutes<Body>): void {
  const { door, path, suffix, what } = routes;
  app.post(
    `${path}/second-factor`,
    {
      config,
      schema: {
        tags,
        summary: `Dar o segundo passo e ${what}`,
        operationId: `secondStep${suffix}`,
        body: routes.secondStepBody,
        response: { 201: door.schema },
      },
    },
    async (request, reply) => {
      await count(request, reply);
      const { deviceName, deviceToken, ...step } = request.body as shapes.TokenSecondStep;
      const body = await deps.secondStep.pass(door.kind, step, ({ userId, also, ...first }) =>
        door.enter(request, reply, {
          userId,
          proof: null,
          strong: true,
          deviceName: deviceName ?? first.deviceName ?? undefined,
          deviceToken,
          also,
        }),
      );
      return reply.status(201).send(body);
    },
  );
  app.post(
    `${path}/passkey`,
    {
      config,
      schema: {
        tags,
        summary: `Entrar só com a passkey e ${what}`,
        operationId: `passkey${suffix}`,
        body: routes.passkeyBody,
        response: { 201: door.schema },
      },
    },
    async (request, reply) => {
      await count(request, reply);
      const { response, ...device } = request.body as shapes.TokenPasskey;
      const proof = await deps.proofs.verify(response, null);
      if (proof === null) throw passkeyInvalid();
      const body = await door.enter(request, reply, {
        userId: proof.userId,
        proof: null,
        strong: true,
        ...device,
        also: async (tx) => {
          if (!(await proof.spend(tx))) throw passkeyInvalid();
        },
      });
      return reply.status(201).send(body);
    },
  );
}
