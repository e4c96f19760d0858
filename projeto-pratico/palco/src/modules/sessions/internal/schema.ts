import type { Static } from 'typebox';
import { nullable, strict } from '#http/schema.ts';
import { Type } from '#http/type.ts';
import { User } from '#modules/users/index.ts';

export const SignIn = strict({
  login: Type.String({ minLength: 1, maxLength: 254, description: 'Nome de usuário ou e-mail' }),
  password: Type.String({ minLength: 1, maxLength: 128 }),
});

export const SignedIn = Type.Object(
  { user: User.ref },
  { description: 'Sessão aberta; o cookie vem no cabeçalho' },
);

/** Não haver sessão é uma resposta, e não um erro: toda página começa por esta pergunta. */
export const CurrentSession = Type.Object(
  { user: nullable(User.ref) },
  { description: 'A própria conta, ou nulo para visitante' },
);

export type SignIn = Static<typeof SignIn>;
