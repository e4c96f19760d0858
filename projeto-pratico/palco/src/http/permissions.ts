import { httpErrors } from './errors.ts';

/** Quem sabe o que cada conta pode. Nasce sem permissão nenhuma; a etapa 03 a religa. */
export interface Authority {
  /** As permissões que existem: rota que pede outra impede o servidor de subir. */
  readonly names: ReadonlySet<string>;
  permits(userId: string, permission: string): Promise<boolean>;
}

export const noAuthority: Authority = { names: new Set(), permits: async () => false };

/** @throws `forbidden` */
export async function assertPermitted(
  authority: Authority,
  userId: string,
  permission: string,
): Promise<void> {
  if (!(await authority.permits(userId, permission))) throw forbidden();
}

export const forbidden = (detail = 'A sua conta não tem a permissão que isto pede.') =>
  httpErrors.create('forbidden', detail);
