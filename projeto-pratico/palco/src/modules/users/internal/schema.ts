import type { Static } from 'typebox';
import { component, Id, strict, Timestamp } from '#http/schema.ts';
import { Type } from '#http/type.ts';

export const NAME_MAX = 80;
export const BIO_MAX = 300;

const HANDLE_RULE = 'De 3 a 30 letras sem acento, números ou _';
const handle = Type.String({ description: HANDLE_RULE });
const name = Type.String({ minLength: 1, maxLength: NAME_MAX });

export const SignUp = strict({
  handle: Type.String({ minLength: 3, maxLength: 30, description: HANDLE_RULE }),
  name,
  email: Type.String({ format: 'email', maxLength: 254 }),
  password: Type.String({ minLength: 8, maxLength: 128 }),
});

export const ProfileChange = Type.Object(
  { name: Type.Optional(name), bio: Type.Optional(Type.String({ maxLength: BIO_MAX })) },
  { additionalProperties: false, minProperties: 1 },
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
      email: Type.String(),
      createdAt: Timestamp,
    },
    { description: 'A própria conta, com o e-mail' },
  ),
);

/** Quem escreveu: o mínimo que acompanha cada post. */
export const Author = component('Author', Type.Object({ id: Id, handle, name: Type.String() }));

/** Uma pessoa em uma lista de pessoas. */
export const Person = component(
  'Person',
  Type.Object({ id: Id, handle, name: Type.String(), bio: Type.String() }),
);

export const Profile = component(
  'Profile',
  Type.Object(
    {
      id: Id,
      handle,
      name: Type.String(),
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
export type ProfileChange = Static<typeof ProfileChange>;
export type Author = Static<typeof Author.schema>;
export type Person = Static<typeof Person.schema>;
export type User = Static<typeof User.schema>;
export type Profile = Static<typeof Profile.schema>;
