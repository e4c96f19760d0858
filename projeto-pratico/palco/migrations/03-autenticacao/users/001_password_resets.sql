-- Links de senha nova
create table users.password_resets (
  -- só o SHA-256: quem ler esta tabela não troca a senha de ninguém
  token_hash bytea primary key,
  user_id uuid not null references users.users (id) on delete cascade,
  -- para que endereço saiu, e SHA-256 do hash da senha de então: mudado um dos dois, o link já não vale
  email_key text not null,
  password_digest bytea not null,
  expires_at timestamptz not null
);

create index password_resets_user_id_idx on users.password_resets (user_id);
create index password_resets_expires_at_idx on users.password_resets (expires_at);
