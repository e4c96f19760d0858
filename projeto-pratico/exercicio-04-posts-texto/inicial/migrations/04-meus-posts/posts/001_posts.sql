-- O começo dos posts: o que a tarefa 1 precisa guardar. O resto da etapa vem em 002_…, 003_… e assim por diante; uma
-- migração já aplicada não se edita.
create schema posts;

create table posts.posts (
  id uuid primary key,
  author_id uuid not null references users.users (id) on delete cascade,
  text text not null,
  created_at timestamptz not null
);

-- a página de uma pessoa é um passeio neste índice
create index posts_author on posts.posts (author_id, id desc);
