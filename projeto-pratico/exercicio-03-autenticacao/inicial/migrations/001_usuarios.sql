-- As contas da etapa 02. Cada arquivo desta pasta roda uma vez, na ordem do nome; mudar depois é outro arquivo.
create table users (
  id uuid primary key,
  -- em minúsculas; a unicidade é do banco, e não de uma consulta feita antes
  handle text not null unique,
  name text not null,
  bio text not null default '',
  -- 16 dígitos hexadecimais: o nome do arquivo do retrato
  avatar text,
  email text not null,
  -- o endereço como chave: outra grafia, mesma conta
  email_key text not null unique,
  -- troca pedida e ainda não confirmada
  pending_email text,
  pending_email_key text,
  password_hash text not null,
  status text not null default 'active' check (status in ('active', 'deactivated')),
  created_at timestamptz not null default now()
);

-- De quem é cada nome: de uma conta (o atual e os que ela deixou), de um pedido com prazo ou de ninguém, nunca mais.
create table handles (
  -- só o hash: apagada a conta, o nome dela não fica escrito
  handle_hash bytea primary key,
  user_id uuid references users (id) on delete set null,
  email_key text,
  held_until timestamptz,
  check ((email_key is null) = (held_until is null))
);
create index handles_user_id_idx on handles (user_id);
create index handles_email_key_idx on handles (email_key);

-- Pedidos de conta. Um e-mail pode ter vários; o primeiro confirmado vira conta, e os outros se apagam.
create table sign_ups (
  id uuid primary key,
  handle text not null,
  name text not null,
  email text not null,
  email_key text not null,
  password_hash text not null,
  expires_at timestamptz not null
);
create index sign_ups_email_key_idx on sign_ups (email_key);

-- Links de confirmação, de um pedido de conta ou de uma troca de e-mail. Do token, só o hash.
create table confirmations (
  token_hash bytea primary key,
  sign_up_id uuid references sign_ups (id) on delete cascade,
  user_id uuid references users (id) on delete cascade,
  email_key text not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  check (num_nonnulls(sign_up_id, user_id) = 1)
);
create index confirmations_sign_up_id_idx on confirmations (sign_up_id);
create index confirmations_user_id_idx on confirmations (user_id);

-- A caixa de saída: o que falta mandar, e não o texto. Assim nenhum token fica aqui à espera do correio.
create table letters (
  id uuid primary key default gen_random_uuid(),
  kind text not null,
  payload jsonb not null,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now()
);
create index letters_next_attempt_at_idx on letters (next_attempt_at);

-- Quando saíram as últimas mensagens para cada endereço que ainda não provou ser de quem as pede.
create table mail_budgets (
  email_key text primary key,
  sent timestamptz[] not null
);
