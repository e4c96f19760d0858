create schema sessions;

create table sessions.sessions (
  id uuid primary key,
  -- só o SHA-256: quem ler esta tabela não consegue entrar como ninguém
  token_hash bytea not null constraint sessions_token_hash_key unique,
  user_id uuid not null references users.users (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null
);

create index sessions_user_id_idx on sessions.sessions (user_id);
create index sessions_expires_at_idx on sessions.sessions (expires_at);
