import { defineErrors } from '#kernel/errors.ts';

export const userErrors = defineErrors({
  user_not_found: { status: 404, title: 'Pessoa não encontrada' },
  handle_taken: { status: 409, title: 'Nome de usuário já em uso' },
  email_taken: { status: 409, title: 'E-mail já em uso' },
});
