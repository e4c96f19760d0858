import { deleteDevice, hash, insertDevice } from './aparelhos.ts';
import type { Scheme } from './esquema.ts';

const COOKIE = /(?:^|; )palco_session=([\w-]+)/u;

/** Sessão no servidor: um texto sorteado no cookie e uma consulta, por chave, em cada requisição. */
export const session: Scheme = {
  name: 'sessão',
  async open({ db }) {
    return {
      async signIn(userId) {
        const { id, secret } = await insertDevice(db, userId);
        return { id, headers: { cookie: `palco_session=${secret}` } };
      },
      async recognize({ cookie = '' }) {
        const token = COOKIE.exec(cookie)?.[1];
        if (token === undefined) return null;
        const [row] = await db.query<{ user_id: string }>(
          'session',
          'select user_id from devices where secret_hash = $1',
          [hash(token)],
        );
        return row?.user_id ?? null;
      },
      revoke: (id) => deleteDevice(db, id),
      close: async () => {},
    };
  },
};
