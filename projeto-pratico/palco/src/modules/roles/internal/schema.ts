import type { Static } from 'typebox';
import { component, Id, nullable, page, strict, Timestamp } from '#http/schema.ts';
import { Type } from '#http/type.ts';

export const TITLE_MAX = 80;
export const REASON_MAX = 500;
/** Muito mais do que as que existem: só para que a lista tenha fim. */
const PERMISSIONS_MAX = 50;

const name = Type.String({
  pattern: '^[a-z][a-z0-9-]{1,29}$',
  description: 'De 2 a 30 letras minúsculas sem acento, números ou -; começa por letra',
});
const title = Type.String({ minLength: 1, maxLength: TITLE_MAX });
const permissions = Type.Array(Type.String({ minLength: 1, maxLength: 60 }), {
  maxItems: PERMISSIONS_MAX,
  uniqueItems: true,
});

export const NewRole = strict({ name, title, permissions });
export const RoleChange = strict({ title, permissions });
export const Suspension = strict({
  reason: Type.String({
    minLength: 1,
    maxLength: REASON_MAX,
    description: 'O que a pessoa lê ao tentar entrar',
  }),
});

/** Nome fora do formato é papel que não existe, e não endereço errado. */
const roleName = Type.String({ minLength: 1, maxLength: 100 });
const handle = Type.String({ minLength: 1, maxLength: 100 });
export const RoleParams = strict({ name: roleName });
export const MemberParams = strict({ handle, role: roleName });

export const Permission = component(
  'Permission',
  Type.Object(
    { name: Type.String(), title: Type.String() },
    { description: 'Algo que se pode ou não fazer' },
  ),
);

export const Role = component(
  'Role',
  Type.Object(
    {
      name: Type.String(),
      title: Type.String(),
      builtIn: Type.Boolean(),
      permissions: Type.Array(Type.String()),
    },
    { description: 'Um papel e o que ele permite' },
  ),
);

export const Standing = component(
  'Standing',
  Type.Object(
    {
      handle: Type.String(),
      name: Type.String(),
      roles: Type.Array(Type.String()),
      suspension: nullable(Type.Object({ reason: Type.String(), at: Timestamp })),
    },
    { description: 'Os papéis de uma conta, e se ela está suspensa' },
  ),
);

const text = nullable(Type.String());

export const RoleLogEntry = component(
  'RoleLogEntry',
  Type.Object(
    {
      id: Id,
      at: Timestamp,
      actor: nullable(Type.String({ description: 'Quem fez; nulo se foi o próprio Palco ou a conta saiu' })),
      action: Type.String(),
      subject: nullable(Type.String({ description: 'Com quem; nulo se não foi com alguém ou a conta saiu' })),
      role: text,
      permissions: nullable(Type.Array(Type.String(), { description: 'As do papel, depois da mudança' })),
      reason: text,
    },
    { description: 'Uma linha da trilha' },
  ),
);

export const RoleLogPage = component('RoleLogPage', page(RoleLogEntry.ref));

export type NewRole = Static<typeof NewRole>;
export type RoleChange = Static<typeof RoleChange>;
export type Role = Static<typeof Role.schema>;
export type Standing = Static<typeof Standing.schema>;
export type RoleLogEntry = Static<typeof RoleLogEntry.schema>;
