import { randomInt } from 'node:crypto';
import {
  type Actor,
  type Answer,
  CheckFailure,
  type Contract,
  expectProblem,
  type HttpClient,
  type RequestSpec,
  type TaskContext,
} from '@trilha/kit';
import type { Page, Post } from './formas.ts';

/** Quem pede: alguém que entrou, ou um visitante. */
export interface Asker {
  send(spec: RequestSpec): Promise<Answer>;
}

/** Uma resposta e o corpo dela, já conferido pelo contrato. */
export interface Sent<Body> {
  answer: Answer;
  body: Body;
}

interface People {
  visitor: HttpClient;
  ana: Actor;
  bia: Actor;
  caio: Actor;
}

export interface Room extends People {
  contract: Contract;
  /** Publica, e devolve o post. @throws CheckFailure se a resposta não for um 201 com a forma do contrato */
  publish(who: Asker, body: string | object): Promise<Post>;
  /** Lê um endereço da API. @throws CheckFailure se a resposta não for um 200 com a forma do contrato */
  read<Body = Page>(who: Asker, path: string): Promise<Sent<Body>>;
}

/** Três pessoas por verificação: abrir uma conta custa um hash lento. O contrato é o objeto que cada verificação tem só para si. */
const casts = new WeakMap<Contract, Promise<People>>();

async function callPeople({ http, actor }: TaskContext): Promise<People> {
  const [ana, bia, caio] = await Promise.all([actor(), actor(), actor()]);
  return { visitor: await http(), ana, bia, caio };
}

/** As três pessoas de sempre e um visitante. Quem mexe na própria conta pede outra, com `actor()`. */
export async function room(context: TaskContext): Promise<Room> {
  const { contract } = context;
  const cast = casts.get(contract) ?? callPeople(context);
  casts.set(contract, cast);
  return {
    ...(await cast),
    contract,
    async publish(who, body) {
      const answer = await ask(who, 'POST', '/posts', typeof body === 'string' ? { text: body } : body);
      return contract.check(answer.expectStatus(201)) as unknown as Post;
    },
    async read<Body>(who: Asker, path: string) {
      const answer = (await ask(who, 'GET', path)).expectStatus(200);
      return { answer, body: contract.check(answer) as unknown as Body };
    },
  };
}

/** Pede algo à API. */
export function ask(
  who: Asker,
  method: string,
  path: string,
  json?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return who.send({ method, path: `/api/v1${path}`, headers, ...(json !== undefined && { json }) });
}

/** Recusa a resposta se a condição não vale. */
export function expectThat(answer: Answer, holds: boolean, problem: Parameters<Answer['refuse']>[0]): void {
  if (!holds) answer.refuse(problem);
}

/** Recusa a resposta em que este pedaço não é igual ao esperado. */
export function expectEqual(answer: Answer, where: string, got: unknown, expected: unknown): void {
  expectThat(answer, JSON.stringify(got) === JSON.stringify(expected), {
    where,
    expected: shown(expected),
    got: shown(got),
  });
}

const SHOWN = 300;

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nada';
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

/** Recusa o que a pessoa leva se falta nele algo que ela escreveu. */
export function expectExported(answer: Answer, text: string): void {
  expectThat(answer.expectStatus(200), answer.body.includes(text), {
    where: 'corpo',
    expected: `tudo o que a pessoa escreveu, com “${text}”`,
    got: 'um arquivo sem isso',
  });
}

/** Falha de algo que não está em uma resposta só. */
export function refuse(expected: string, got: string, sent: string): never {
  throw new CheckFailure({ expected, got, sent, where: 'depois de tudo' });
}

export const expectMissing = (contract: Contract, answer: Answer) =>
  expectProblem(contract, answer, 404, 'post_not_found');

/** Uma palavra que ninguém mais usa, sem vogais: nenhum radical a encurta. */
export function newWord(length = 9): string {
  const letters = 'bcdfghjklmnpqrtvwxz';
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
}

/** `path` com mais um campo na consulta. */
export function withQuery(path: string, fields: Record<string, string | number>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) query.append(name, String(value));
  return `${path}${path.includes('?') ? '&' : '?'}${query}`;
}

/** Mais páginas que qualquer tarefa tem: um cursor que anda em círculo não prende a verificação. */
const MANY_PAGES = 60;

/** Todas as páginas de uma lista, da primeira em diante ou da dada para trás. */
export async function walk<Item = Post>(
  { read }: Room,
  who: Asker,
  path: string,
  direction: 'nextCursor' | 'previousCursor' = 'nextCursor',
  start?: string,
): Promise<Sent<Page<Item>>[]> {
  const pages: Sent<Page<Item>>[] = [];
  let cursor = start ?? null;
  do {
    const page = await read<Page<Item>>(who, cursor === null ? path : withQuery(path, { cursor }));
    pages.push(page);
    cursor = page.body[direction];
    expectThat(page.answer, pages.length < MANY_PAGES, {
      where: `corpo /${direction}`,
      expected: 'uma lista que acaba',
      got: `${pages.length} páginas, e ainda um cursor`,
    });
  } while (cursor !== null);
  return pages;
}

/** Os ids de uma página, na ordem dela. */
export const idsOf = ({ items }: Page): string[] => items.map(({ id }) => id);
