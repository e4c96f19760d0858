import type { Static } from 'typebox';
import { Id, nullable, strict, Timestamp } from '#http/schema.ts';
import { Type } from '#http/type.ts';
import { User } from '#modules/users/index.ts';

const credentials = {
  login: Type.String({ minLength: 1, maxLength: 254, description: 'Nome de usuário ou e-mail' }),
  password: Type.String({ minLength: 1, maxLength: 128 }),
};

/** O que um aplicativo diz de si ao entrar, por qualquer porta. */
export const appDevice = {
  deviceName: Type.Optional(
    Type.String({ minLength: 1, maxLength: 80, description: 'Como o aparelho aparece na lista da pessoa' }),
  ),
  deviceToken: Type.Optional(
    Type.String({ minLength: 1, maxLength: 200, description: 'O que veio da última entrada neste aparelho' }),
  ),
};

export const SignIn = strict(credentials);
export const TokenSignIn = strict({ ...credentials, ...appDevice });

export const SignedIn = Type.Object(
  { user: User.ref },
  { description: 'Sessão aberta; o cookie vem no cabeçalho' },
);

/** Não haver sessão é uma resposta, e não um erro: toda página começa por esta pergunta. */
export const CurrentSession = Type.Object(
  { user: nullable(User.ref) },
  { description: 'A própria conta, ou nulo para visitante' },
);

const tokens = {
  tokenType: Type.Literal('Bearer'),
  accessToken: Type.String({ description: 'JWT (RFC 9068), para o cabeçalho Authorization' }),
  expiresIn: Type.Integer({ description: 'Validade do token de acesso, em segundos' }),
  refreshToken: Type.String({ description: 'Vale para uma troca' }),
  refreshExpiresIn: Type.Integer({ description: 'Validade do token de renovação, em segundos' }),
};

export const TokenPair = Type.Object(tokens, {
  description: 'O par novo; o token de renovação anterior já não vale',
});

export const TokensOpened = Type.Object(
  {
    ...tokens,
    deviceToken: Type.String({ description: 'Reconhece este aparelho na próxima entrada; não abre nada' }),
    user: User.ref,
  },
  { description: 'Aplicativo dentro da conta' },
);

export const RefreshToken = strict({ refreshToken: Type.String({ minLength: 1, maxLength: 200 }) });

export const DeviceParams = strict({ id: Id });

export const DeviceList = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Id,
      kind: Type.Unsafe<'browser' | 'app'>({ type: 'string', enum: ['browser', 'app'] }),
      name: Type.String(),
      createdAt: Timestamp,
      lastSeenAt: Timestamp,
      current: Type.Boolean({ description: 'É este que está perguntando' }),
      address: nullable(Type.String({ description: 'De onde foi visto por último' })),
    }),
  ),
});

export type SignIn = Static<typeof SignIn>;
export type SignedIn = Static<typeof SignedIn>;
export type TokenPair = Static<typeof TokenPair>;
export type TokensOpened = Static<typeof TokensOpened>;
