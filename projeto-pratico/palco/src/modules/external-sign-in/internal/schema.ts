import type { Static } from 'typebox';
import { Id, nullable, strict } from '#http/schema.ts';
import { Type } from '#http/type.ts';

export const ProviderAnswer = Type.Object(
  { provider: nullable(Type.Object({ name: Type.String() })) },
  { description: 'O provedor de fora que este Palco aceita, ou nulo' },
);

export const TicketParams = strict({
  ticket: Type.String({ pattern: '^[\\w-]{43}$', description: 'O que veio no fragmento do endereço' }),
});

export const Ticket = Type.Object(
  {
    provider: Type.String(),
    email: nullable(Type.String()),
    emailVerified: Type.Boolean(),
    suggestedHandle: Type.String(),
    suggestedName: Type.String(),
  },
  { description: 'Quem o provedor diz que é' },
);

export const NewAccount = strict({
  handle: Type.String({ minLength: 1, maxLength: 100 }),
  name: Type.String({ minLength: 1, maxLength: 200 }),
});

/** O provedor pode mandar parâmetros que não conhecemos: quem os lê é a biblioteca. */
export const CallbackQuery = Type.Object({}, { additionalProperties: true });

export const IdentityParams = strict({ id: Id });

export type Ticket = Static<typeof Ticket>;
