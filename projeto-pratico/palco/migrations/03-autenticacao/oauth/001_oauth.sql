create schema oauth;

-- Aplicativos de terceiros, cada um de quem o registrou.
create table oauth.apps (
  client_id uuid primary key,
  owner_id uuid not null references users.users (id) on delete cascade,
  name text not null,
  redirect_uris text[] not null,
  type text not null check (type in ('public', 'confidential')),
  -- só o SHA-256, em hexadecimal: quem ler esta tabela não se passa por aplicativo nenhum
  secret_hash text check (secret_hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null,
  check ((type = 'confidential') = (secret_hash is not null))
);

create index apps_owner_id_idx on oauth.apps (owner_id);

-- O que o provedor guarda: pedidos em curso, sessões dele, permissões dadas (Grant), códigos e tokens.
create table oauth.artifacts (
  model text not null,
  -- SHA-256 do código, do token ou do id: o valor em si não está em coluna nenhuma
  id_hash bytea not null,
  payload jsonb not null,
  -- a permissão de que um código ou token depende: sem a linha dela, ele não vale
  grant_hash bytea,
  user_id uuid references users.users (id) on delete cascade,
  client_id uuid references oauth.apps (client_id) on delete cascade,
  consumed_at timestamptz,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (model, id_hash)
);

create index artifacts_grant_hash_idx on oauth.artifacts (grant_hash) where grant_hash is not null;
create index artifacts_user_id_idx on oauth.artifacts (user_id, client_id);
create index artifacts_client_id_idx on oauth.artifacts (client_id);
create index artifacts_session_uid_idx on oauth.artifacts ((payload ->> 'uid')) where model = 'Session';
create index artifacts_expires_at_idx on oauth.artifacts (expires_at);
