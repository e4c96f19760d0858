import type { Scheme } from './esquema.ts';
import { signIn, verify } from './jwt.ts';

/** JWT com lista de revogados, consultada em cada requisição: o aparelho encerrado é recusado na hora. */
export const denyList: Scheme = {
  name: 'JWT + lista',
  async open(site) {
    const { db } = site;
    return {
      signIn: (userId) => signIn(site, userId),
      async recognize(headers) {
        const claims = await verify(site, headers);
        if (claims === null) return null;
        const sql = 'select 1 from revoked where device_id = $1';
        const rows = await db.query('revoked', sql, [claims.deviceId]);
        return rows.length === 0 ? claims.userId : null;
      },
      async revoke(id) {
        await db.query('revoke', 'insert into revoked (device_id) values ($1) on conflict do nothing', [id]);
      },
      close: async () => {},
    };
  },
};
