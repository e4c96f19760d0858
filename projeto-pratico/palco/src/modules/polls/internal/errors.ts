import { defineErrors } from '#kernel/errors.ts';

export const pollErrors = defineErrors({
  poll_is_yours: { status: 403, title: 'A enquete é sua' },
  poll_closed: { status: 409, title: 'Enquete encerrada' },
  poll_missing: { status: 409, title: 'Não há enquete' },
});
