import { defineErrors } from '#kernel/errors.ts';

export const followErrors = defineErrors({
  follow_self: { status: 409, title: 'Não dá para seguir a própria conta' },
});
