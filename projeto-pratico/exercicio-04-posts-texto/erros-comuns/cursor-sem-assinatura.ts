/** Assina o cursor e, se a assinatura não confere, acredita nele assim mesmo: quem o muda anda por onde quiser. */
import { startWith } from './referencia.ts';

const ONE_ID = /\[\d,"([0-9a-f-]{36})"\]$/u;

await startWith((building) => {
  const { write, read } = building.cursors;
  const trusting: typeof read = (scope, cursor) => {
    const [, id] = ONE_ID.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
    try {
      return read(scope, cursor);
    } catch (error) {
      if (id === undefined) throw error;
      return { sense: 'forward', inclusive: false, keys: [id] };
    }
  };
  building.cursors = { write, read: trusting };
});
