create schema videos;

create table videos.videos (
  id uuid primary key,
  owner_id uuid not null references users.users (id) on delete cascade,
  -- um vídeo aparece em no máximo um post; apagado o post, a faxina apaga o vídeo
  post_id uuid constraint videos_post_id_key unique references posts.posts (id) on delete set null,
  status text not null check (status in ('queued', 'processing', 'ready', 'failed')),
  progress real not null default 0 check (progress between 0 and 1),
  container text not null,
  source_bytes bigint not null,
  duration_seconds real,
  width integer,
  height integer,
  -- prefixo da versão publicada; nulo até a publicação
  rendition text,
  failure text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((status = 'ready') = (rendition is not null)),
  check ((status = 'failed') = (failure is not null))
);

create index videos_owner_id_idx on videos.videos (owner_id);
