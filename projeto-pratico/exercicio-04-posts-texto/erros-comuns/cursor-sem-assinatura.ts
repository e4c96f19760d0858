/** Assina o cursor e, se a assinatura não confere, acredita nele assim mesmo: quem o muda anda por onde quiser. */
import { startWith } from './referencia.ts';

const ONE_ID = /\[\d,"([0-9a-f-]{36})"\]$/u;

await startWith((building) => {
  const { cursors } = building;
  building.cursors = {
    ...cursors,
    read: (scope, cursor) => {
      try {
        return cursors.read(scope, cursor);
      } catch (error) {
        const [, id] = ONE_ID.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
        if (id === undefined) throw error;
        return { sense: 'forward', inclusive: false, keys: [id] };
      }
    },
  };
});
