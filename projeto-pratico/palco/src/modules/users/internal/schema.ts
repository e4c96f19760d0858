import type { Static } from 'typebox';
import { component, Id, nullable, strict, Timestamp } from '#http/schema.ts';
import { Type } from '#http/type.ts';

export const NAME_MAX = 80;
export const BIO_MAX = 300;

const HANDLE_RULE = 'De 3 a 30 letras sem acento, números ou _; maiúsculas viram minúsculas';
const handle = Type.String({ description: 'De 3 a 30 letras sem acento, números ou _' });
const name = Type.String({ minLength: 1, maxLength: NAME_MAX });
const bio = Type.String({ maxLength: BIO_MAX });
const email = Type.String({ format: 'email', maxLength: 254 });
const avatarUrl = nullable(Type.String({ description: 'Caminho do retrato, que muda quando ele muda' }));
/**
 * Oito caracteres são o mínimo do OWASP ASVS 5 (6.2.1), com lista de senhas comuns e limite de tentativas ao lado. A
 * NIST SP 800-63B-4 pede quinze quando a senha é o único fator; o segundo chega na etapa 03.
 */
const newPassword = Type.String({ minLength: 8, maxLength: 128 });
const password = Type.String({ minLength: 1, maxLength: 128 });

export const SignUp = strict({
  handle: Type.String({ minLength: 3, maxLength: 30, description: HANDLE_RULE }),
  name,
  email,
  password: newPassword,
});

export const Token = strict({ token: Type.String({ minLength: 1, maxLength: 200 }), password });
export const EmailOnly = strict({ email });
export const EmailChange = strict({ email, password });
export const PasswordChange = strict({ currentPassword: password, newPassword });
export const PasswordReset = strict({ token: Type.String({ minLength: 1, maxLength: 200 }), newPassword });
export const PasswordOnly = strict({ password });

export const ProfileChange = Type.Object(
  {
    name: Type.Optional(name),
    bio: Type.Optional(bio),
    handle: Type.Optional(Type.String({ minLength: 3, maxLength: 30, description: HANDLE_RULE })),
  },
  { additionalProperties: false, minProperties: 1 },
);

const sent = Type.Literal('confirmation_sent');

export const SignUpAccepted = Type.Object(
  { status: sent, handle, email: Type.String() },
  { description: 'A mesma resposta, tenha ou não o e-mail uma conta' },
);
export const LetterAccepted = Type.Object(
  { status: sent },
  { description: 'A mesma resposta para qualquer e-mail' },
);
export const ResetAccepted = Type.Object(
  { status: Type.Literal('reset_sent') },
  { description: 'A mesma resposta para qualquer e-mail' },
);
export const Confirmed = Type.Object(
  { handle, email: Type.String() },
  { description: 'Confirmado; repetido, a mesma resposta' },
);

/** A própria conta: só a pessoa vê o e-mail. */
export const User = component(
  'User',
  Type.Object(
    {
      id: Id,
      handle,
      name: Type.String(),
      bio: Type.String(),
      avatarUrl,
      createdAt: Timestamp,
      email: Type.String(),
      pendingEmail: nullable(Type.String({ description: 'Novo e-mail, à espera de confirmação' })),
      status: Type.Unsafe<'active' | 'deactivated'>({ type: 'string', enum: ['active', 'deactivated'] }),
      roles: Type.Array(Type.String(), { description: 'Papéis da conta' }),
      permissions: Type.Array(Type.String(), { description: 'O que os papéis permitem' }),
    },
    { description: 'A própria conta, com o e-mail' },
  ),
);

const identity = { id: Id, handle, name: Type.String(), avatarUrl };

/** Quem escreveu: o mínimo que acompanha cada post. */
export const Author = component('Author', Type.Object(identity));

/** Uma pessoa em uma lista de pessoas. */
export const Person = component('Person', Type.Object({ ...identity, bio: Type.String() }));

export const Profile = component(
  'Profile',
  Type.Object(
    {
      ...identity,
      bio: Type.String(),
      createdAt: Timestamp,
      counts: Type.Object({ posts: Type.Integer(), followers: Type.Integer(), following: Type.Integer() }),
      viewer: Type.Object({ following: Type.Boolean(), isSelf: Type.Boolean() }),
    },
    { description: 'Um perfil, como quem pergunta o vê' },
  ),
);

export const HandleParams = strict({ handle: Type.String({ minLength: 1, maxLength: 100 }) });

export type SignUp = Static<typeof SignUp>;
export type PasswordChange = Static<typeof PasswordChange>;
export type ProfileChange = Static<typeof ProfileChange>;
export type Author = Static<typeof Author.schema>;
export type Person = Static<typeof Person.schema>;
export type User = Static<typeof User.schema>;
export type Profile = Static<typeof Profile.schema>;
