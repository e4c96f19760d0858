create schema users;

create table users.users (
  id uuid primary key,
  -- já normalizado (NFKC, minúsculas): a unicidade não depende de collation
  handle text not null constraint users_handle_key unique check (handle ~ '^[a-z0-9_]{3,30}$'),
  name text not null,
  bio text not null default '',
  email text not null,
  -- o e-mail como chave: mesma caixa de correio, outra grafia, mesma conta
  email_key text not null constraint users_email_key unique,
  password_hash text not null,
  created_at timestamptz not null
);
