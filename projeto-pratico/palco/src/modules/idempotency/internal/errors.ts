import { defineErrors } from '#kernel/errors.ts';

export const idempotencyErrors = defineErrors({
  idempotency_key_invalid: { status: 400, title: 'Idempotency-Key fora da forma' },
  idempotency_key_reused: { status: 422, title: 'Idempotency-Key já usada em outro pedido' },
  idempotency_in_progress: { status: 409, title: 'O mesmo pedido ainda está em curso' },
});
