import { defineErrors } from '#kernel/errors.ts';

export const externalErrors = defineErrors({
  external_provider_missing: { status: 404, title: 'Nenhum outro provedor' },
  external_email_unverified: { status: 409, title: 'E-mail que o provedor não confirmou' },
  ticket_invalid: { status: 404, title: 'Entrada externa que não vale mais' },
  account_exists: { status: 409, title: 'Este e-mail já tem conta' },
  identity_taken: { status: 409, title: 'Identidade de outra conta' },
  identity_not_found: { status: 404, title: 'Identidade não encontrada' },
});

export const providerMissing = () =>
  externalErrors.create(
    'external_provider_missing',
    'Este Palco não aceita contas de outro provedor. Entre com nome de usuário e senha.',
  );

/** O mesmo texto para vencido, usado, de outro navegador ou inventado. */
export const ticketInvalid = () =>
  externalErrors.create(
    'ticket_invalid',
    'Esta entrada venceu, já foi usada ou começou em outro navegador. Entre pelo provedor outra vez.',
  );

export const accountExists = () =>
  externalErrors.create(
    'account_exists',
    'O e-mail que o provedor informou já tem conta aqui. Entre nela com a senha e ligue o provedor em seguida.',
  );

export const emailUnverified = () =>
  externalErrors.create(
    'external_email_unverified',
    'O provedor não confirmou que este e-mail é seu. Confirme-o lá, ou crie a conta com uma senha.',
  );

export const identityTaken = () =>
  externalErrors.create('identity_taken', 'Esta conta do provedor já está ligada a outra conta daqui.');

export const identityNotFound = () =>
  externalErrors.create('identity_not_found', 'Esta identidade não está ligada à sua conta.');
