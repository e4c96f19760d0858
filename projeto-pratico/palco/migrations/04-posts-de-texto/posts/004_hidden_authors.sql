-- quem saiu, ou foi suspenso: o que escreveu fica, e não aparece em lista nem em contagem
create table posts.hidden_authors (
  author_id uuid primary key references users.users (id) on delete cascade
);
insert into posts.hidden_authors
  select id from users.users where status <> 'active' or suspension is not null;

-- contar e listar sem ir à tabela: o índice leva quem escreveu e quem vê
drop index posts.posts_author_id_id_idx;
create index posts_author_id_id_idx on posts.posts (author_id, id desc) include (visibility);
drop index posts.posts_replies_idx;
create index posts_replies_idx on posts.posts (in_reply_to_id, id) include (author_id)
  where in_reply_to_id is not null and visibility in ('public', 'unlisted');
drop index posts.posts_quotes_idx;
create index posts_quotes_idx on posts.posts (quote_id, id desc) include (author_id, visibility)
  where quote_id is not null;
