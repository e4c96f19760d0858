-- Um aparelho por linha: o navegador, que tem cookie, e o aplicativo, que tem uma família de tokens. As sessões abertas
-- antes disto seguem valendo, e a versão anterior do Palco ainda consegue abrir outras.
alter table sessions.sessions
  add column kind text not null default 'browser' check (kind in ('browser', 'app')),
  add column name text not null default 'Navegador',
  add column address text,
  add column last_seen_at timestamptz,
  -- última prova de identidade; nula em sessão de antes disto
  add column proved_at timestamptz,
  -- o reconhecimento que este aparelho usou para entrar
  add column known_id uuid,
  alter column token_hash drop not null,
  add constraint sessions_cookie_check check ((kind = 'browser') = (token_hash is not null));

-- Os tokens de cada família: um por trocar, e os trocados, para que reapresentar um denuncie a cópia
create table sessions.refresh_tokens (
  token_hash bytea primary key,
  device_id uuid not null references sessions.sessions (id) on delete cascade,
  used_at timestamptz,
  -- o sucessor, selado com uma chave tirada do próprio token trocado: só quem o apresenta o lê
  successor_sealed bytea,
  check ((used_at is null) = (successor_sealed is null))
);

create index refresh_tokens_device_id_idx on sessions.refresh_tokens (device_id);
create index refresh_tokens_used_at_idx on sessions.refresh_tokens (used_at);

-- Por quais aparelhos cada conta já entrou. Não abre nada: só dispensa o aviso e o bloqueio de desconhecidos
create table sessions.known_devices (
  id uuid not null,
  user_id uuid not null references users.users (id) on delete cascade,
  token_hash bytea not null,
  expires_at timestamptz not null,
  primary key (id, user_id)
);

create index known_devices_token_hash_idx on sessions.known_devices (token_hash);
create index known_devices_user_id_idx on sessions.known_devices (user_id);
create index known_devices_expires_at_idx on sessions.known_devices (expires_at);

-- O que contar à dona da conta; some quando a mensagem sai
create table sessions.notices (
  id uuid primary key,
  user_id uuid not null references users.users (id) on delete cascade,
  kind text not null check (kind in ('new_device', 'refresh_reused')),
  device_name text not null,
  address text not null,
  happened_at timestamptz not null
);

create index notices_user_id_idx on sessions.notices (user_id);
create index notices_happened_at_idx on sessions.notices (happened_at);
