create schema likes;

create table likes.likes (
  post_id uuid not null references posts.posts (id) on delete cascade,
  user_id uuid not null references users.users (id) on delete cascade,
  created_at timestamptz not null,
  -- post primeiro: contar e conferir as curtidas de uma página é uma leitura só do índice
  primary key (post_id, user_id)
);

create index likes_user_id_idx on likes.likes (user_id);
