import pg from 'pg';

/** O que há no banco durante a medição. */
export const WORKLOAD = { people: 2_000, posts: 100_000, follows: 60 } as const;

/** Quem lê, entra e publica. Cria a conta pela API: é a única senha que a medição confere. */
export const reader = {
  handle: 'leitora',
  name: 'Leitora',
  email: 'leitora@exemplo.com.br',
  password: 'coxia iluminada 42',
};

/** Enche o banco direto em SQL: pela API, cem mil posts levariam minutos sem mudar o que se mede depois. */
export async function fill(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { people, posts } = WORKLOAD;
  await client.query(
    `insert into users.users (id, handle, name, email, email_key, password_hash, created_at)
     select uuidv7(), 'pessoa_' || n, 'Pessoa ' || n, mail, mail, 'ninguém entra', now()
     from generate_series(1, $1) n, lateral (select 'p' || n || '@exemplo.com.br' as mail)`,
    [people],
  );
  // do mais antigo ao mais novo, um por minuto, sorteando o autor de um jeito que se repete
  await client.query(
    `with authors as (select array_agg(id order by handle) as ids from users.users)
     insert into posts.posts (id, author_id, text, created_at)
     select uuidv7(make_interval(mins => n - $1)), ids[1 + (n * 7919) % $2], repeat('palco ', 20), now()
     from generate_series(1, $1) n, authors`,
    [posts, people],
  );
  await client.query('analyze');
  await client.end();
}

/** Faz a leitora, já com conta, seguir {@link WORKLOAD} pessoas. */
export async function follow(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    `insert into follows.follows (follower_id, followee_id, created_at)
     select reader.id, other.id, now()
     from users.users reader, (select id from users.users where handle <> $1 order by handle limit $2) other
     where reader.handle = $1`,
    [reader.handle, WORKLOAD.follows],
  );
  await client.end();
}
