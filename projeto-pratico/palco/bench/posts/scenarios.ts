import { randomUUID } from 'node:crypto';
import type { Scenario } from '../load.ts';
import { SOUGHT, TAG } from './molds.ts';

/** Um cenário e, se existe, o mesmo no servidor ingênuo. */
export interface Pair {
  scenario: Scenario;
  naive: Scenario | null;
}

const CONNECTIONS = 10;
/** Uma leitura do ingênuo ocupa a máquina inteira, por segundos: mais de uma ao mesmo tempo mediria só a fila. */
const NAIVE_READING = { connections: 1, amount: 4 };
const plain = { text: 'Uma frase como as que se publicam.' };
const rich = { text: `Uma frase de @pessoa_7 com #${TAG} e #outra, em https://exemplo.com.br/ para se ler.` };
const get = { connections: CONNECTIONS, method: 'GET', status: 200 } as const;
const post = { connections: CONNECTIONS, method: 'POST', status: 201 } as const;
const withKey = () => ({ 'idempotency-key': randomUUID() });

/** Publicar, de três jeitos. */
export const writing: Pair[] = [
  pair({ ...post, name: 'publicar, só texto', path: '/posts', body: plain }),
  pair({ ...post, name: 'publicar com menção, duas hashtags e link', path: '/posts', body: rich }),
  pair({ ...post, name: 'publicar com Idempotency-Key', path: '/posts', body: plain, headers: withKey }),
];

/** A conversa: a primeira página, e a do meio, que só existe com cursor. */
export function conversation(rootId: string, middle: string): Pair[] {
  const path = `/posts/${rootId}/thread`;
  return [
    pair({ ...get, name: 'conversa de 1.000, primeira página', path: `${path}?limit=50` }, path),
    {
      scenario: api({
        ...get,
        name: 'conversa de 1.000, página do meio',
        path: `${path}?limit=50&cursor=${middle}`,
      }),
      naive: null,
    },
  ];
}

const [RARE, UNCOMMON, COMMON, EVERYWHERE] = SOUGHT.map(({ word }) => word);

/** Uma página de busca por tipo do que se procura. */
export const searching: Pair[] = [
  ['palavra em 1 de 2.000 posts', RARE],
  ['palavra em 1 de 100', UNCOMMON],
  ['palavra em 1 de 10', COMMON],
  ['palavra em metade', EVERYWHERE],
  ['frase entre aspas', '"preparou um café"', 'preparou um café'],
  ['palavra com erro de digitação', 'xilogravrua'],
].map(([name, q = '', naiveQ = q]) =>
  pair(
    { ...get, name: `busca: ${name}`, path: `/search/posts?limit=20&q=${encodeURIComponent(q)}` },
    `/search/posts?q=${encodeURIComponent(naiveQ)}`,
  ),
);

function pair(scenario: Scenario, naivePath = scenario.path): Pair {
  const slow = scenario.method === 'GET' ? NAIVE_READING : {};
  return { scenario: api(scenario), naive: { ...scenario, path: naivePath, ...slow } };
}

function api(scenario: Scenario): Scenario {
  return {
    ...scenario,
    path: `/api/v1${scenario.path}`,
    as: 'cookie',
  };
}
