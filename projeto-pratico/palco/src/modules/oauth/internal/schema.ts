import type { Static } from 'typebox';
import { component, Id, strict, Timestamp } from '#http/schema.ts';
import { Type } from '#http/type.ts';
import { Author } from '#modules/users/index.ts';

const MAX_URI = 500;
const MAX_URIS = 10;

const AppType = Type.Unsafe<'public' | 'confidential'>({
  type: 'string',
  enum: ['public', 'confidential'],
  description: '`confidential` guarda um segredo em um servidor; `public` roda na máquina de quem o usa',
});

export const NewApp = strict({
  name: Type.String({ minLength: 1, maxLength: 60, description: 'Nome que a pessoa lê ao permitir' }),
  redirectUris: Type.Array(Type.String({ minLength: 1, maxLength: MAX_URI }), {
    minItems: 1,
    maxItems: MAX_URIS,
    description: 'Para onde o Palco devolve a pessoa: https, ou http nesta máquina; a comparação é exata',
  }),
  type: AppType,
});

const appFields = {
  clientId: Id,
  name: Type.String(),
  redirectUris: Type.Array(Type.String()),
  type: AppType,
  createdAt: Timestamp,
};

export const App = component('App', Type.Object(appFields, { description: 'Aplicativo registrado' }));

export const RegisteredApp = Type.Object(
  { ...appFields, clientSecret: Type.Optional(Type.String({ description: 'Aparece só nesta resposta' })) },
  { description: 'O aplicativo recém-registrado' },
);

export const Apps = Type.Object({ items: Type.Array(App.ref) }, { description: 'Os meus aplicativos' });
export const ClientParams = strict({ clientId: Id });

/** O id que o provedor sorteia para um pedido: 256 bits em base64url. */
export const RequestParams = strict({ uid: Type.String({ pattern: '^[\\w-]{43}$' }) });

const Scopes = Type.Array(Type.String(), { description: 'Escopos de OpenID Connect' });

export const OauthRequest = Type.Object(
  {
    uid: Type.String(),
    app: Type.Object({
      clientId: Id,
      name: Type.String(),
      redirectHost: Type.String({ description: 'O site para onde a pessoa volta' }),
    }),
    scopes: Scopes,
    user: Author.ref,
  },
  { description: 'O que um aplicativo pede, e a quem' },
);

export const OauthAnswer = Type.Object(
  { redirectTo: Type.String({ description: 'Para onde o navegador vai agora' }) },
  { description: 'Resposta guardada' },
);

export const Grants = Type.Object(
  {
    items: Type.Array(
      Type.Object({
        id: Id,
        app: Type.Object({ clientId: Id, name: Type.String() }),
        scopes: Scopes,
        createdAt: Timestamp,
      }),
    ),
  },
  { description: 'Aplicativos a que dei permissão' },
);
export const GrantParams = strict({ id: Id });

export type NewApp = Static<typeof NewApp>;
export type App = Static<typeof App.schema>;
export type RegisteredApp = Static<typeof RegisteredApp>;
export type OauthRequest = Static<typeof OauthRequest>;
