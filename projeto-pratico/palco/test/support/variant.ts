/**
 * Um Palco com uma peça trocada. Cada erro comum das etapas é esta montagem e mais nada: assim se prova que a
 * verificação acusa aquele erro, e só ele.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Building } from '#app/building.ts';
import { compose, type Palco } from '#app/compose.ts';
import { migrate } from '#app/migrate.ts';
import { runProcess } from '#app/process.ts';
import type { Http } from '#http/types.ts';
import type { Reader } from '#kernel/db.ts';

const current = new AsyncLocalStorage<IncomingMessage>();

/** A requisição que se atende agora, para a troca que depende dela. */
export const currentRequest = (): IncomingMessage | undefined => current.getStore();

/**
 * Sobe a referência até a etapa `upTo`, depois de `alter` trocar o que quiser nela, e de `mounted` mexer no que só existe
 * depois de montada.
 */
export async function startVariant(
  upTo: number,
  alter: (building: Building) => void,
  mounted: (palco: Palco) => void = () => undefined,
): Promise<void> {
  await runProcess('api', async (given, log) => {
    const config = { ...given, upTo };
    await migrate(config, log);
    const palco = await compose({ config, log, alter });
    palco.app.server.prependListener('request', (incoming) => current.enterWith(incoming));
    mounted(palco);
    await palco.app.listen({ port: config.port, host: config.host });
    await palco.work();
    return {
      drain: () => {
        palco.building.lifecycle.draining = true;
      },
      stop: palco.close,
    };
  });
}

/** Chama `use` com a API antes das rotas dela: os ganchos postos aí valem para todas. */
export function beforeRoutes({ modules }: Building, use: (api: Http) => void): void {
  modules.push({ api: use });
}

/** Consulta o banco com outro texto e, se for o caso, com outros valores. */
type Ask = (text: string, values?: unknown[]) => Promise<object[]>;
type Answer = (ask: Ask, text: string, values: unknown[]) => Promise<object[]>;

/** Responde de outro jeito à consulta `name`, dentro e fora de transação. */
export function instead(building: Building, name: string, answer: Answer): void {
  const { db } = building;
  const wrap = ({ query }: Reader): Reader['query'] => {
    const ask = (text: string, values: unknown[]) =>
      query<object>({ name: createHash('md5').update(text).digest('hex'), text }, values);
    return async <Row>(one: Parameters<Reader['query']>[0], values: unknown[] = []) =>
      one.name === name
        ? ((await answer((text, own = values) => ask(text, own), one.text, values)) as Row[])
        : query<Row>(one, values);
  };
  building.db = {
    ...db,
    query: wrap(db),
    transaction: (work) => db.transaction((tx) => work({ ...tx, query: wrap(tx) })),
  };
}

/** Troca um pedaço do texto da consulta `name`. Se o pedaço não está lá, o erro comum deixou de existir, e não sobe. */
export function rewrite(building: Building, name: string, from: string, to: string): void {
  instead(building, name, (ask, text) => {
    if (!text.includes(from)) throw new Error(`A consulta ${name} não tem mais “${from}”.`);
    return ask(text.replace(from, to));
  });
}
