import { defineErrors } from '#kernel/errors.ts';

export const roleErrors = defineErrors({
  role_not_found: { status: 404, title: 'Papel não encontrado' },
  role_taken: { status: 409, title: 'Papel já existe' },
  role_built_in: { status: 409, title: 'Papel de fábrica' },
  last_admin: { status: 409, title: 'Último admin' },
});

export const roleNotFound = () =>
  roleErrors.create(
    'role_not_found',
    'Nenhum papel tem este nome. Veja os que existem em GET /api/v1/roles.',
  );

export const roleTaken = () =>
  roleErrors.create('role_taken', {
    detail: 'Já existe um papel com este nome. Escolha outro.',
    errors: [{ field: 'name', message: 'Já está em uso.' }],
  });

export const roleBuiltIn = (detail: string) => roleErrors.create('role_built_in', detail);

export const lastAdmin = () =>
  roleErrors.create(
    'last_admin',
    'Esta é a única conta admin em condições de agir. Dê o papel admin a outra antes.',
  );
