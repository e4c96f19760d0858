create schema second_factors;

-- uma linha por conta que já pediu um fator
create table second_factors.accounts (
  user_id uuid primary key references users.users (id) on delete cascade,
  -- como os autenticadores conhecem a conta: aleatório, para que o aparelho de alguém não revele o id dela
  user_handle bytea not null constraint accounts_user_handle_key unique check (octet_length(user_handle) = 32),
  -- códigos tentados e não perdoados no prazo corrente
  tries integer not null default 0,
  tries_until timestamptz not null default '-infinity',
  -- último aviso de que alguém passou da senha e errou o resto
  warned_at timestamptz not null default '-infinity'
);

-- segredos do TOTP, selados: um código se calcula deles, então não há como guardar só um hash
create table second_factors.totp_requests (
  user_id uuid primary key references users.users (id) on delete cascade,
  secret bytea not null,
  expires_at timestamptz not null
);

create index totp_requests_expires_at_idx on second_factors.totp_requests (expires_at);

create table second_factors.totp (
  user_id uuid primary key references users.users (id) on delete cascade,
  secret bytea not null,
  -- o passo de 30 s do último código aceito: dele para trás nenhum vale mais
  last_step integer not null,
  created_at timestamptz not null
);

create table second_factors.recovery_codes (
  user_id uuid not null references users.users (id) on delete cascade,
  -- só o SHA-256 de 120 bits aleatórios; usado, some
  code_hash bytea not null,
  primary key (user_id, code_hash)
);

create table second_factors.passkeys (
  id uuid primary key,
  user_id uuid not null references users.users (id) on delete cascade,
  credential_id bytea not null constraint passkeys_credential_id_key unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);

create index passkeys_user_id_idx on second_factors.passkeys (user_id);

-- quem já provou a senha e ainda deve o segundo passo
create table second_factors.challenges (
  challenge_hash bytea primary key,
  user_id uuid not null references users.users (id) on delete cascade,
  door text not null check (door in ('browser', 'app')),
  device_name text,
  tries integer not null default 0,
  expires_at timestamptz not null
);

create index challenges_user_id_idx on second_factors.challenges (user_id);
create index challenges_expires_at_idx on second_factors.challenges (expires_at);

-- desafios de passkey que já abriram uma porta; os outros não ocupam lugar nenhum
create table second_factors.spent_challenges (
  challenge_hash bytea primary key,
  expires_at timestamptz not null
);

create index spent_challenges_expires_at_idx on second_factors.spent_challenges (expires_at);
