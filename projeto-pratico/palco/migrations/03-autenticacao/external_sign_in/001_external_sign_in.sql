create schema external_sign_in;

-- Identidades de outro provedor ligadas a contas daqui. Só `sub` e `issuer` dizem quem é: e-mail muda de dono.
create table external_sign_in.identities (
  id uuid primary key,
  user_id uuid not null references users.users (id) on delete cascade,
  issuer text not null,
  subject text not null,
  email text,
  linked_at timestamptz not null,
  constraint identities_subject_key unique (issuer, subject)
);

create index identities_user_id_idx on external_sign_in.identities (user_id);

-- Quem voltou do provedor e ainda não tem conta daqui ligada: dura dez minutos e vale uma vez, no mesmo navegador.
create table external_sign_in.tickets (
  -- só o SHA-256, do ticket e do cookie que o prende ao navegador
  ticket_hash bytea primary key,
  browser_hash bytea not null,
  issuer text not null,
  subject text not null,
  email text,
  email_verified boolean not null,
  suggested_handle text not null,
  suggested_name text not null,
  expires_at timestamptz not null
);

create index tickets_expires_at_idx on external_sign_in.tickets (expires_at);
