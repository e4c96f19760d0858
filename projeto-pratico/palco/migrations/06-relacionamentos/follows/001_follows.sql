create schema follows;

create table follows.follows (
  follower_id uuid not null references users.users (id) on delete cascade,
  followee_id uuid not null references users.users (id) on delete cascade,
  created_at timestamptz not null,
  primary key (follower_id, followee_id),
  constraint follows_not_self check (follower_id <> followee_id)
);

-- contagem de seguidores
create index follows_followee_id_idx on follows.follows (followee_id);
