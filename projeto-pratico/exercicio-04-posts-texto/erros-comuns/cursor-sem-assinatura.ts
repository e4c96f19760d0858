/** Lê o cursor sem conferir a assinatura: quem o decodifica e o muda anda por onde quiser. */
import { startWith } from './referencia.ts';

await startWith((building) => {
  const { cursors } = building;
  const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/u;
  building.cursors = {
    ...cursors,
    read: (scope, cursor) => {
      const [id] = UUID.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
      return id === undefined
        ? cursors.read(scope, cursor)
        : { sense: 'forward', inclusive: false, keys: [id] };
    },
  };
});
