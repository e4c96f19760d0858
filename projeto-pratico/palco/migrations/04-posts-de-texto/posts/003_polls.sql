-- na pasta dos posts porque as migrações seguem a ordem do caminho, e `polls` viria antes da tabela que ela cita
create schema polls;

create table polls.polls (
  post_id uuid primary key references posts.posts (id) on delete cascade,
  author_id uuid not null references users.users (id) on delete cascade,
  options text[] not null check (cardinality(options) between 2 and 6),
  multiple boolean not null,
  closes_at timestamptz not null
);

create index polls_author_id_idx on polls.polls (author_id);

create table polls.ballots (
  post_id uuid not null references polls.polls (post_id) on delete cascade,
  user_id uuid not null references users.users (id) on delete cascade,
  -- posições em polls.options, em ordem
  choices smallint[] not null check (cardinality(choices) between 1 and 6),
  voted_at timestamptz not null,
  -- uma cédula por pessoa; o post primeiro: contar uma enquete lê um trecho só do índice
  primary key (post_id, user_id)
);

create index ballots_user_id_idx on polls.ballots (user_id);
