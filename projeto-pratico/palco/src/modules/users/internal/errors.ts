import { defineErrors } from '#kernel/errors.ts';

export const userErrors = defineErrors({
  user_not_found: { status: 404, title: 'Pessoa não encontrada' },
  handle_taken: { status: 409, title: 'Nome de usuário já em uso' },
  token_invalid: { status: 400, title: 'Link que não vale mais' },
  password_wrong: { status: 403, title: 'Senha não confere' },
  account_suspended: { status: 403, title: 'Conta suspensa' },
  image_type_refused: { status: 415, title: 'Tipo de imagem não aceito' },
  image_invalid: { status: 422, title: 'Imagem que não pode ser usada' },
});

export const userNotFound = () => userErrors.create('user_not_found', 'Ninguém usa este nome de usuário.');

export const accountGone = () => userErrors.create('user_not_found', 'Esta conta não existe mais.');

/** Só quem já provou ser da conta fica sabendo, e por quê. */
export const accountSuspended = (reason: string) =>
  userErrors.create('account_suspended', `Esta conta está suspensa. Razão: ${reason}`);

export const handleTaken = () =>
  userErrors.create('handle_taken', {
    detail: 'Este nome de usuário já é de alguém. Tente outro.',
    errors: [{ field: 'handle', message: 'Já está em uso.' }],
  });

export const tokenInvalid = () =>
  userErrors.create('token_invalid', 'O link não vale mais. Peça outro e use o mais novo.');

export const passwordMissing = (field = 'password') =>
  userErrors.create('password_wrong', {
    detail: 'Esta conta ainda não tem senha. Escolha uma em “Esqueci a senha” e tente de novo.',
    errors: [{ field, message: 'A conta ainda não tem senha. Escolha uma em “Esqueci a senha”.' }],
  });

export const passwordWrong = (field = 'password') =>
  userErrors.create('password_wrong', {
    detail: 'A senha não confere. Digite-a de novo.',
    errors: [{ field, message: 'Não confere.' }],
  });
