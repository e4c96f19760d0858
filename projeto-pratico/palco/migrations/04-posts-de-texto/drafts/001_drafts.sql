create schema drafts;

create table drafts.drafts (
  id uuid primary key,
  author_id uuid not null references users.users (id) on delete cascade,
  -- o que se mandaria a POST /posts, guardado e trocado inteiro: o post respondido ou citado pode sumir, e o rascunho fica
  content jsonb not null,
  -- cresce a cada troca de conteúdo: o que se diz de uma não vale para a seguinte
  revision integer not null default 1,
  updated_at timestamptz not null,
  scheduled_for timestamptz,
  -- por que não foi publicado na hora marcada
  problem text,
  check (scheduled_for is null or problem is null)
);

create index drafts_author_id_id_idx on drafts.drafts (author_id, id desc);
