-- contas de antes da confirmação por e-mail seguem ativas
alter table users.users
  add column status text not null default 'active' check (status in ('active', 'deactivated')),
  -- 16 dígitos do SHA-256 do retrato: o nome do arquivo muda com o conteúdo
  add column avatar text check (avatar ~ '^[0-9a-f]{16}$'),
  -- troca de e-mail pedida e ainda não confirmada
  add column pending_email text,
  add column pending_email_key text,
  add constraint users_pending_email_whole check ((pending_email is null) = (pending_email_key is null));

-- Quem pode usar cada nome: uma conta (o atual e os que já foram seus), um pedido com prazo ou ninguém, nunca mais.
create table users.handles (
  -- só o SHA-256: depois de apagada a conta, o nome dela não fica escrito em lugar nenhum
  handle_hash bytea primary key,
  -- apagada a conta, a linha fica sem dono e sem prazo: ninguém se passa por quem saiu
  user_id uuid references users.users (id) on delete set null,
  -- SHA-256 do e-mail do pedido
  email_hash bytea,
  held_until timestamptz,
  check ((email_hash is null) = (held_until is null)),
  check (user_id is null or held_until is null)
);

create index handles_user_id_idx on users.handles (user_id);
create index handles_email_hash_idx on users.handles (email_hash);

insert into users.handles (handle_hash, user_id)
  select sha256(convert_to(handle, 'UTF8')), id from users.users;

-- Pedidos de conta. O mesmo e-mail pode ter vários; o primeiro confirmado vira conta e apaga os outros.
create table users.sign_ups (
  id uuid primary key,
  handle text not null,
  name text not null,
  email text not null,
  email_key text not null,
  password_hash text not null,
  expires_at timestamptz not null
);

create index sign_ups_email_key_idx on users.sign_ups (email_key);
create index sign_ups_expires_at_idx on users.sign_ups (expires_at);

-- Links mandados por e-mail, de um pedido de conta ou de uma troca de endereço
create table users.confirmations (
  -- só o SHA-256: quem ler esta tabela não confirma nada
  token_hash bytea primary key,
  sign_up_id uuid references users.sign_ups (id) on delete cascade,
  user_id uuid references users.users (id) on delete cascade,
  email_key text not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  -- o endereço que deixou de valer, a quem se deve um aviso
  previous_email text,
  check (num_nonnulls(sign_up_id, user_id) = 1)
);

create index confirmations_sign_up_id_idx on users.confirmations (sign_up_id);
create index confirmations_user_id_idx on users.confirmations (user_id);

-- Quando saíram as últimas mensagens para cada endereço
create table users.mail_budgets (
  email_hash bytea primary key,
  sent timestamptz[] not null
);
