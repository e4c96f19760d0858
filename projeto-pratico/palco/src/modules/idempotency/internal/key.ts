import { idempotencyErrors } from './errors.ts';

/** Entre aspas, como o rascunho da IETF manda (texto da RFC 9651), ou nua, como quase todos mandam. */
const FORM = /^(?:"([\x21\x23-\x5b\x5d-\x7e]{1,255})"|([\x21\x23-\x7e][\x21-\x7e]{0,254}))$/;

/**
 * A chave do pedido, ou `null` se ele não trouxe nenhuma.
 * Fonte: rascunho “The Idempotency-Key HTTP Header Field” da IETF, seção 2.1.
 * @throws `idempotency_key_invalid`
 */
export function readKey(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  const found = typeof header === 'string' ? FORM.exec(header) : null;
  const key = found?.[1] ?? found?.[2];
  if (key === undefined)
    throw idempotencyErrors.create(
      'idempotency_key_invalid',
      'Mande uma só Idempotency-Key, de 1 a 255 caracteres ASCII visíveis, com ou sem aspas.',
    );
  return key;
}
