import type { Scheme, Site } from './esquema.ts';
import { signIn, verify } from './jwt.ts';

/** Por quanto tempo um servidor acredita no que leu, se nenhum aviso chegar. */
export const TRUST_MS = 5_000;
const CHANNEL = 'device_ended';

interface Seen {
  alive: boolean;
  until: number;
}

/**
 * Híbrido: a assinatura do JWT, mais a vida do aparelho numa memória curta. Um aviso do banco (LISTEN/NOTIFY) corrige a
 * memória na hora; se ele se perder, o prazo a corrige.
 */
export const hybrid: Scheme = createHybrid('híbrido', true);

/** @param listening `false` mostra o que acontece quando os avisos não chegam */
export function createHybrid(name: string, listening: boolean): Scheme {
  return {
    name,
    async open(site) {
      const devices = await createMemory(site, listening);
      return {
        signIn: (userId) => signIn(site, userId),
        async recognize(headers) {
          const claims = await verify(site, headers);
          return claims !== null && (await devices.isAlive(claims.deviceId)) ? claims.userId : null;
        },
        async revoke(id) {
          // numa só instrução: o aviso sai se, e só se, o aparelho saiu
          await site.db.query(
            'end',
            `with ended as (delete from devices where id = $1 returning id)
             select pg_notify('${CHANNEL}', id::text) from ended`,
            [id],
          );
        },
        close: devices.close,
      };
    },
  };
}

async function createMemory({ db, now }: Site, listening: boolean) {
  const seen = new Map<string, Seen>();
  const remember = (id: string, alive: boolean) => seen.set(id, { alive, until: now() + TRUST_MS });
  const stop = listening ? await db.listen(CHANNEL, (id) => remember(id, false)) : async () => {};
  // o que venceu sai, para a memória não crescer com quem passou por aqui uma vez
  const sweep = setInterval(() => {
    for (const [id, { until }] of seen) if (until <= now()) seen.delete(id);
  }, TRUST_MS);
  return {
    async isAlive(id: string): Promise<boolean> {
      const known = seen.get(id);
      if (known !== undefined && known.until > now()) return known.alive;
      seen.delete(id);
      const alive = (await db.query('alive', 'select 1 from devices where id = $1', [id])).length > 0;
      // um aviso que chegou durante a consulta é mais novo que a resposta dela
      if (!seen.has(id)) remember(id, alive);
      return seen.get(id)?.alive ?? alive;
    },
    async close(): Promise<void> {
      clearInterval(sweep);
      await stop();
    },
  };
}
