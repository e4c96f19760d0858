import { defineErrors } from '#kernel/errors.ts';

export const sessionErrors = defineErrors({
  credentials_invalid: { status: 401, title: 'Login ou senha não conferem' },
});
