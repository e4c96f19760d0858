create schema idempotency;

-- de quem, qual chave, a impressão do pedido e o que ele criou: nenhum corpo
create table idempotency.keys (
  user_id uuid not null references users.users (id) on delete cascade,
  key text collate "C" not null check (octet_length(key) between 1 and 255),
  fingerprint bytea not null,
  result_id uuid not null,
  expires_at timestamptz not null,
  primary key (user_id, key)
);

create index keys_expires_at_idx on idempotency.keys (expires_at);
