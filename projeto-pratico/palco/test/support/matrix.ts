import type { RouteInfo } from '#http/access.ts';
import type { Access } from '#http/types.ts';
import type { Db } from '#kernel/db.ts';
import type { Call, Scene } from './calls.ts';
import type { TestPalco } from './palco.ts';
import { type Answer, newPerson, type Person, visitor } from './person.ts';
import { newPersonWith } from './roles.ts';

/** O que cada papel de fábrica pode, escrito aqui outra vez: a migração que o mudar tem de mudar isto. */
const HOLDS: Record<string, string[]> = {
  user: ['apps:write', 'videos:publish'],
  creator: ['apps:write', 'videos:publish'],
  moderator: ['apps:write', 'videos:publish', 'posts:moderate'],
  admin: [
    'apps:write',
    'videos:publish',
    'posts:moderate',
    'roles:read',
    'roles:write',
    'roles:grant',
    'accounts:suspend',
  ],
};
const ROLES = Object.keys(HOLDS);

/** Colunas da matriz. A dona é uma conta comum, e o objeto da rota é dela. */
type Column = 'visitante' | 'dona' | (typeof ROLES)[number];

/** O que se espera de uma célula. */
type Verdict = 'passa' | 'não entrou' | 'sem permissão' | 'não é sua';

function expectedVerdict(access: Access, column: Column): Verdict {
  if (access === 'public') return 'passa';
  if (column === 'visitante') return 'não entrou';
  if (access === 'owner') return column === 'dona' ? 'passa' : 'não é sua';
  if (typeof access === 'string') return 'passa';
  const holds = HOLDS[column === 'dona' ? 'user' : column] ?? [];
  return holds.includes(access.permission) ? 'passa' : 'sem permissão';
}

const GATE = ['unauthenticated', 'forbidden', 'step_up_required', 'insufficient_scope'];

const fits: Record<Verdict, (answer: Answer) => boolean> = {
  passa: ({ body }) => !GATE.includes(body?.code),
  'não entrou': ({ status, body }) => status === 401 && body?.code === 'unauthenticated',
  'sem permissão': ({ status, body }) => status === 403 && body?.code === 'forbidden',
  'não é sua': ({ status }) => status === 403 || status === 404,
};

export const labelOf = ({ method, url }: Pick<RouteInfo, 'method' | 'url'>) => `${method} ${url}`;

/** O que acrescentar à tabela para uma rota que não está nela. */
export const missingRow = ({ method, url, access }: RouteInfo): string =>
  `Falta a rota na matriz. Acrescente a test/support/calls.ts:\n  '${method} ${url}': [${JSON.stringify(access).replaceAll('"', "'")}, to('${url}')],`;

/** Quem chama as rotas, um de cada papel; quem perdeu a sessão no caminho é trocado por outro. */
export class Cast {
  readonly #palco: () => TestPalco;
  readonly #root: Person;
  readonly #people = new Map<string, Person>();

  constructor(palco: () => TestPalco, root: Person) {
    this.#palco = palco;
    this.#root = root;
  }

  async of(column: Column, scene: Scene): Promise<Person> {
    if (column === 'visitante') return visitor(this.#palco);
    if (column === 'dona') return scene.owner;
    const known = this.#people.get(column);
    if (known && (await known.call('GET', '/api/v1/sessions/current')).body.user?.status === 'active')
      return known;
    const fresh = await newPersonWith(this.#palco, this.#root, ...(column === 'user' ? [] : [column]));
    this.#people.set(column, fresh);
    return fresh;
  }

  async scene(): Promise<Scene> {
    const owner = await newPerson(this.#palco);
    const { body } = await owner.call('POST', '/api/v1/posts', { text: 'meu' });
    return { owner, handle: owner.handle, id: owner.id, postId: body.id };
  }
}

/** Chama uma rota em todas as colunas; devolve o que não foi como se espera, em uma linha por célula. */
export async function problemsOf(
  route: RouteInfo,
  [access, target]: Call,
  cast: Cast,
  db: Db,
): Promise<string[]> {
  const problems: string[] = [];
  const label = labelOf(route);
  const [declared, expected] = [JSON.stringify(route.access), JSON.stringify(access)];
  if (declared !== expected)
    problems.push(`${label}: a rota declara ${declared}, e a tabela espera ${expected}`);
  const scene = await cast.scene();
  const [path, payload] = await target(scene);

  async function tryCell(column: Column): Promise<void> {
    const verdict = expectedVerdict(access, column);
    const person = await cast.of(column, scene);
    // o recusado pelo guarda não chega à validação: um corpo sem sentido recebe a mesma resposta. De quem é o objeto, só a
    // fatia sabe, e depois dela: o corpo sem sentido é recusado igual para um id qualquer
    const atGuard = verdict === 'não entrou' || verdict === 'sem permissão';
    const bodies = atGuard && payload !== undefined ? [payload, { semSentido: true }] : [payload];
    for (const body of bodies) {
      const answer = await person.call(route.method as 'GET', path, body);
      if (answer.status < 500 && fits[verdict](answer)) continue;
      problems.push(
        `${label}: ${column} devia ser “${verdict}”, e foi ${answer.status} ${answer.body?.code ?? ''}`,
      );
    }
  }

  const columns: Column[] = ['visitante', ...ROLES, 'dona'];
  const refused = columns.filter((column) => expectedVerdict(access, column) !== 'passa');
  for (const column of refused) await cast.of(column, scene);
  const before = await fingerprint(db);
  for (const column of refused) await tryCell(column);
  const changed = (await fingerprint(db)).filter((line) => !before.includes(line));
  if (changed.length > 0) problems.push(`${label}: recusada, gravou em ${changed.join(', ')}`);
  // a dona antes: o que um admin faz com ela pode encerrar a sua sessão
  const allowed = ['dona', ...columns].filter((column) => !refused.includes(column));
  for (const column of new Set(allowed)) await tryCell(column);
  return problems;
}

const LIST_TABLES = `
  select string_agg(format(
    'select %L || '' '' || count(*) || '' '' || md5(coalesce(string_agg(x::text, '','' order by x::text), '''')) as line from %I.%I x',
    n.nspname || '.' || c.relname, n.nspname, c.relname), ' union all ') as sql
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema|sessions$)'`;

/** Uma linha por tabela, que muda se ela mudar. Fica de fora o que o próprio guarda anota: quando cada sessão foi vista. */
async function fingerprint({ pool }: Db): Promise<string[]> {
  const { rows } = await pool.query<{ sql: string }>(LIST_TABLES);
  const tables = await pool.query<{ line: string }>(rows[0]?.sql ?? '');
  return tables.rows.map(({ line }) => line);
}
