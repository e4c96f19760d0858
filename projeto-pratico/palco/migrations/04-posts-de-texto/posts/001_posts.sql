create schema posts;

create table posts.posts (
  -- UUIDv7: a ordem do id é a ordem do tempo, e uma chave só serve de cursor
  id uuid primary key,
  author_id uuid not null references users.users (id) on delete cascade,
  text text not null check (char_length(text) between 1 and 500),
  created_at timestamptz not null
);

-- perfil, timeline e contagem leem por autor, do mais novo ao mais antigo
create index posts_author_id_id_idx on posts.posts (author_id, id desc);
