-- gerado por: npm run gerar -w @trilha/palco

create table follows.follows (
  follower_id uuid not null,
  followee_id uuid not null,
  created_at timestamp with time zone not null,
  constraint follows_followee_id_fkey FOREIGN KEY (followee_id) REFERENCES users.users(id) ON DELETE CASCADE,
  constraint follows_follower_id_fkey FOREIGN KEY (follower_id) REFERENCES users.users(id) ON DELETE CASCADE,
  constraint follows_not_self CHECK ((follower_id <> followee_id)),
  constraint follows_pkey PRIMARY KEY (follower_id, followee_id)
);
CREATE INDEX follows_followee_id_idx ON follows.follows USING btree (followee_id);

create table jobs.dead_jobs (
  id bigint not null,
  name text not null,
  payload jsonb not null,
  attempts integer not null,
  reason text not null,
  died_at timestamp with time zone not null default now(),
  constraint dead_jobs_pkey PRIMARY KEY (id)
);

create table likes.likes (
  post_id uuid not null,
  user_id uuid not null,
  created_at timestamp with time zone not null,
  constraint likes_pkey PRIMARY KEY (post_id, user_id),
  constraint likes_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts.posts(id) ON DELETE CASCADE,
  constraint likes_user_id_fkey FOREIGN KEY (user_id) REFERENCES users.users(id) ON DELETE CASCADE
);
CREATE INDEX likes_user_id_idx ON likes.likes USING btree (user_id);

create table mail.letters (
  message_id text not null,
  sender text not null,
  recipient text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  received_at timestamp with time zone not null default now(),
  constraint letters_pkey PRIMARY KEY (message_id)
);
CREATE INDEX letters_received_at_idx ON mail.letters USING btree (received_at DESC);

create table palco.migrations (
  key text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migrations_pkey PRIMARY KEY (key)
);

create table posts.posts (
  id uuid not null,
  author_id uuid not null,
  text text not null,
  created_at timestamp with time zone not null,
  constraint posts_author_id_fkey FOREIGN KEY (author_id) REFERENCES users.users(id) ON DELETE CASCADE,
  constraint posts_pkey PRIMARY KEY (id),
  constraint posts_text_check CHECK (((char_length(text) >= 1) AND (char_length(text) <= 500)))
);
CREATE INDEX posts_author_id_id_idx ON posts.posts USING btree (author_id, id DESC);

create table sessions.sessions (
  id uuid not null,
  token_hash bytea not null,
  user_id uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  account_active boolean not null default true,
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_token_hash_key UNIQUE (token_hash),
  constraint sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users.users(id) ON DELETE CASCADE
);
CREATE INDEX sessions_expires_at_idx ON sessions.sessions USING btree (expires_at);
CREATE INDEX sessions_user_id_idx ON sessions.sessions USING btree (user_id);

create table users.confirmations (
  token_hash bytea not null,
  sign_up_id uuid,
  user_id uuid,
  email_key text not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  previous_email text,
  constraint confirmations_check CHECK ((num_nonnulls(sign_up_id, user_id) = 1)),
  constraint confirmations_pkey PRIMARY KEY (token_hash),
  constraint confirmations_sign_up_id_fkey FOREIGN KEY (sign_up_id) REFERENCES users.sign_ups(id) ON DELETE CASCADE,
  constraint confirmations_user_id_fkey FOREIGN KEY (user_id) REFERENCES users.users(id) ON DELETE CASCADE
);
CREATE INDEX confirmations_sign_up_id_idx ON users.confirmations USING btree (sign_up_id);
CREATE INDEX confirmations_user_id_idx ON users.confirmations USING btree (user_id);

create table users.handles (
  handle_hash bytea not null,
  user_id uuid,
  email_hash bytea,
  held_until timestamp with time zone,
  constraint handles_check CHECK (((email_hash IS NULL) = (held_until IS NULL))),
  constraint handles_check1 CHECK (((user_id IS NULL) OR (held_until IS NULL))),
  constraint handles_pkey PRIMARY KEY (handle_hash),
  constraint handles_user_id_fkey FOREIGN KEY (user_id) REFERENCES users.users(id) ON DELETE SET NULL
);
CREATE INDEX handles_email_hash_idx ON users.handles USING btree (email_hash);
CREATE INDEX handles_user_id_idx ON users.handles USING btree (user_id);

create table users.mail_budgets (
  email_hash bytea not null,
  sent timestamp with time zone[] not null,
  constraint mail_budgets_pkey PRIMARY KEY (email_hash)
);

create table users.sign_ups (
  id uuid not null,
  handle text not null,
  name text not null,
  email text not null,
  email_key text not null,
  password_hash text not null,
  expires_at timestamp with time zone not null,
  constraint sign_ups_pkey PRIMARY KEY (id)
);
CREATE INDEX sign_ups_email_key_idx ON users.sign_ups USING btree (email_key);
CREATE INDEX sign_ups_expires_at_idx ON users.sign_ups USING btree (expires_at);

create table users.users (
  id uuid not null,
  handle text not null,
  name text not null,
  bio text not null default ''::text,
  email text not null,
  email_key text not null,
  password_hash text not null,
  created_at timestamp with time zone not null,
  status text not null default 'active'::text,
  avatar text,
  pending_email text,
  pending_email_key text,
  constraint users_avatar_check CHECK ((avatar ~ '^[0-9a-f]{16}$'::text)),
  constraint users_email_key UNIQUE (email_key),
  constraint users_handle_check CHECK ((handle ~ '^[a-z0-9_]{3,30}$'::text)),
  constraint users_handle_key UNIQUE (handle),
  constraint users_pending_email_whole CHECK (((pending_email IS NULL) = (pending_email_key IS NULL))),
  constraint users_pkey PRIMARY KEY (id),
  constraint users_status_check CHECK ((status = ANY (ARRAY['active'::text, 'deactivated'::text])))
);

create table videos.videos (
  id uuid not null,
  owner_id uuid not null,
  post_id uuid,
  status text not null,
  progress real not null default 0,
  container text not null,
  source_bytes bigint not null,
  duration_seconds real,
  width integer,
  height integer,
  rendition text,
  failure text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint videos_check CHECK (((status = 'ready'::text) = (rendition IS NOT NULL))),
  constraint videos_check1 CHECK (((status = 'failed'::text) = (failure IS NOT NULL))),
  constraint videos_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES users.users(id) ON DELETE CASCADE,
  constraint videos_pkey PRIMARY KEY (id),
  constraint videos_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts.posts(id) ON DELETE SET NULL,
  constraint videos_post_id_key UNIQUE (post_id),
  constraint videos_progress_check CHECK (((progress >= (0)::double precision) AND (progress <= (1)::double precision))),
  constraint videos_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'processing'::text, 'ready'::text, 'failed'::text])))
);
CREATE INDEX videos_owner_id_idx ON videos.videos USING btree (owner_id);
