import Fastify from 'fastify';
import pg from 'pg';

/**
 * O mesmo serviço como se escreve na primeira vez, com o mesmo Fastify, o mesmo `pg` e as mesmas tabelas e índices: página
 * por offset, conversa com uma consulta por post, busca por ILIKE, e a chave de repetição conferida antes e gravada depois.
 * Não confere sessão: o que a medição lhe dá de graça.
 */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL ?? '', max: 10 });
const app = Fastify();
const PAGE = 20;

const rows = async <Row = Record<string, unknown>>(text: string, values: unknown[] = []) =>
  (await pool.query(text, values)).rows as Row[];

const POST = `p.id, p.text, p.entities, p.created_at, p.in_reply_to_id, u.handle, u.name
  from posts.posts p join users.users u on u.id = p.author_id`;

interface Child {
  id: string;
  replies: Child[];
}

async function thread(id: string): Promise<Child[]> {
  const children = await rows<Child>(
    `select ${POST} where p.in_reply_to_id = $1 and p.visibility in ('public', 'unlisted') order by p.id`,
    [id],
  );
  return Promise.all(children.map(async (child) => ({ ...child, replies: await thread(child.id) })));
}

app.get('/health/ready', () => ({ ok: true }));
app.get<{ Params: { id: string } }>('/posts/:id/thread', async ({ params }) => ({
  post: await rows(`select ${POST} where p.id = $1`, [params.id]),
  replies: await thread(params.id),
}));
app.get<{ Querystring: { page: string } }>('/posts', ({ query }) =>
  rows(
    `select ${POST} where p.visibility = 'public' and p.in_reply_to_id is null order by p.id desc limit $1 offset $2`,
    [PAGE, (Number(query.page) - 1) * PAGE],
  ),
);
app.get<{ Querystring: { page: string }; Params: { handle: string } }>('/users/:handle/posts', (request) =>
  rows(
    `select ${POST} where p.author_id = (select id from users.users where handle = $3) and p.in_reply_to_id is null
     order by p.id desc limit $1 offset $2`,
    [PAGE, (Number(request.query.page) - 1) * PAGE, request.params.handle],
  ),
);
app.get<{ Querystring: { page: string }; Params: { tag: string } }>('/tags/:tag/posts', (request) =>
  rows(
    `select ${POST} join posts.tags t on t.post_id = p.id where t.tag = $3 order by p.id desc limit $1 offset $2`,
    [PAGE, (Number(request.query.page) - 1) * PAGE, request.params.tag],
  ),
);
app.get<{ Querystring: { q: string } }>('/search/posts', ({ query }) =>
  rows(`select ${POST} where p.text ilike '%' || $1 || '%' order by p.id desc limit $2`, [query.q, PAGE]),
);
app.post<{ Body: { text: string } }>('/posts', async (request, reply) => {
  const key = request.headers['idempotency-key'];
  const [author] = await rows<{ id: string }>(`select id from users.users where handle = 'pessoa_1'`);
  const known = `select result_id from idempotency.keys where user_id = $1 and key = $2`;
  const [repeated] = key === undefined ? [] : await rows(known, [author?.id, key]);
  if (repeated) return reply.status(201).send(repeated);
  const [post] = await rows<{ id: string }>(
    'insert into posts.posts (id, author_id, text, created_at) values (uuidv7(), $1, $2, now()) returning *',
    [author?.id, request.body.text],
  );
  for (const [, tag] of request.body.text.matchAll(/#(\w+)/g))
    await rows('insert into posts.tags (tag, post_id) values ($1, $2)', [tag, post?.id]);
  if (key !== undefined)
    await rows(
      `insert into idempotency.keys (user_id, key, fingerprint, result_id, expires_at)
       values ($1, $2, '', $3, now() + interval '1 day')`,
      [author?.id, key, post?.id],
    );
  return reply.status(201).send(post);
});

await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
process.on('SIGTERM', () => void app.close().then(() => pool.end()));
