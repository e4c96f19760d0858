import { type Comparison, compare, count } from '@trilha/measure';
import type { Client, Outcome, Style } from './estilos/estilo.ts';
import { functions } from './estilos/funcoes.ts';
import { resources } from './estilos/recurso.ts';
import { openWire, serverLines, type Trace } from './estilos/rede.ts';
import { rpc } from './estilos/rpc.ts';

export const styles: Style[] = [resources, rpc, functions];

const READS = 100;
const ana = { handle: 'ana', name: 'Ana Souza' };

/** Os três estilos sobre o mesmo serviço: tempo de uma leitura, bytes na rede, linhas, e o que um intermediário vê. */
export async function compareStyles(): Promise<Comparison[]> {
  const open = await Promise.all(styles.map(connect));
  try {
    const traces = new Map<string, Trace[]>();
    for (const { style, client, wire } of open) {
      await journey(client);
      traces.set(style.name, wire.traces.splice(0));
      await client.create(ana);
    }
    const timed = await compare({
      title: 'Ler uma conta, com a conexão aberta',
      operation: 'leitura',
      rounds: 15,
      minSampleMs: 20,
      candidates: open.map(({ style, client }) => ({ name: style.name, run: () => client.read('ana') })),
      verify: (results) => expectSame([...results.values()]),
    });
    return [timed, ...counts(traces)];
  } finally {
    await Promise.all(open.map(({ close }) => close()));
  }
}

/** As operações que um cliente faz, na mesma ordem, nos três. Devolve o que voltou de cada uma. */
export async function journey(client: Client): Promise<Outcome[]> {
  const outcomes = [await client.create(ana), await client.create(ana), await client.read('ninguem')];
  for (let read = 0; read < READS; read++) outcomes.push(await client.read('ana'));
  outcomes.push(await client.rename('ana', 'Ana S.'), await client.remove('ana'));
  outcomes.push(await client.read('ana'));
  return outcomes;
}

/** Sobe o servidor de um estilo e liga o cliente dele. */
export async function connect(style: Style) {
  const server = await style.listen();
  const wire = openWire(server.url);
  const close = async () => {
    wire.close();
    await server.close();
  };
  return { style, wire, client: style.client(wire.send), close };
}

function counts(traces: Map<string, Trace[]>): Comparison[] {
  const values = (of: (traces: Trace[]) => number) =>
    Object.fromEntries([...traces].map(([name, seen]) => [name, of(seen)]));
  return [
    count({
      title: 'Bytes na rede, ida e volta, da mesma leitura',
      unit: 'bytes',
      values: values((seen) => seen.at(-3)?.bytes ?? 0),
    }),
    count({
      title: `Requisições que um cache na frente deixaria passar, de ${READS} leituras da mesma conta`,
      unit: 'requisições',
      values: values((seen) => (seen.some(({ cacheable }) => cacheable) ? 1 : READS)),
    }),
    count({
      title: 'Erros que um log de acesso (método, endereço e status) mostra, de 3 que houve',
      unit: 'erros visíveis',
      values: values((seen) => seen.filter(({ status }) => status >= 400).length),
    }),
    count({
      title: 'Linhas do servidor, sem o serviço nem a ponte com o Node',
      unit: 'linhas',
      values: Object.fromEntries(styles.map(({ name, file }) => [name, serverLines(file)])),
    }),
  ];
}

function expectSame(results: unknown[]): void {
  const [first, ...others] = results.map((result) => JSON.stringify(result));
  if (others.some((other) => other !== first)) throw new Error('Os estilos não devolvem a mesma coisa.');
}
