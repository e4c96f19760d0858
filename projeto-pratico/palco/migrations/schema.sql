-- gerado por: npm run gerar -w @trilha/palco

create table drafts.drafts (
  id uuid not null,
  author_id uuid not null,
  content jsonb not null,
  revision integer not null default 1,
  updated_at timestamp with time zone not null,
  scheduled_for timestamp with time zone,
  problem text,
  constraint drafts_author_id_fkey FOREIGN KEY (author_id) REFERENCES users.users(id) ON DELETE CASCADE,
  constraint drafts_check CHECK (((scheduled_for IS NULL) OR (problem IS NULL))),
  constraint drafts_pkey PRIMARY KEY (id)
);
CREATE INDEX drafts_author_id_id_idx ON drafts.drafts USING btree (author_id, id DESC);

create table external_sign_in.identities (
  id uuid not null,
  user_id uuid not null,
  issuer text not null,
  subject text not null,
  email text,
  linked_at timestamp with time zone not null,
  constraint identities_pkey PRIMARY KEY (id),
  constraint identities_subject_key UNIQUE (issuer, subject),
  constraint identities_user_id_fkey FOREIGN KEY (user_id) REFERENCES users.users(id) ON DELETE CASCADE
);
CREATE INDEX identities_user_id_idx ON external_sign_in.identities USING btree (user_id);

create table external_sign_in.tickets (
  ticket_hash bytea not null,
  browser_hash bytea not null,
  issuer text not null,
  subject text not null,
  email text,
  email_verified boolean not null,
  suggested_handle text not null,
  suggested_name text not null,
  expires_at timestamp with time zone not null,
  constraint tickets_pkey PRIMARY KEY (ticket_hash)
);
CREATE INDEX tickets_expires_at_idx ON external_sign_in.tickets USING btree (expires_at);

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

create table idempotency.keys (
  user_id uuid not null,
  key text not null,
  fingerprint bytea not null,
  result_id uuid not null,
  expires_at timestamp with time zone not null,
  constraint keys_key_check CHECK (((octet_length(key) >= 1) AND (octet_length(key) <= 255))),
  constraint keys_pkey PRIMARY KEY (user_id, key),
  constraint keys_user_id_fkey FOREIGN KEY (user_id) REFERENCES users.users(id) ON DELETE CASCADE
);
CREATE INDEX keys_expires_at_idx ON idempotency.keys USING btree (expires_at);

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

create table lockout.failures (
  key bytea not null,
  count integer not null,
  ends_at timestamp with time zone not null,
  constraint failures_count_check CHECK ((count >= 0)),
  constraint failures_pkey PRIMARY KEY (key)
);
CREATE INDEX failures_ends_at_idx ON lockout.failures USING btree (ends_at);

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

create table oauth.apps (
  client_id uuid not null,
  owner_id uuid not null,
  name text not null,
  redirect_uris text[] not null,
  type text not null,
  secret_hash text,
  created_at timestamp with time zone not null,
  constraint apps_check CHECK (((type = 'confidential'::text) = (secret_hash IS NOT NULL))),
  constraint apps_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES users.users(id) ON DELETE CASCADE,
  constraint apps_pkey PRIMARY KEY (client_id),
  constraint apps_secret_hash_check CHECK ((secret_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint apps_type_check CHECK ((type = ANY (ARRAY['public'::text, 'confidential'::text])))
);
CREATE INDEX apps_owner_id_idx ON oauth.apps USING btree (owner_id);

create table oauth.artifacts (
  model text not null,
  id_hash bytea not null,
  payload jsonb not null,
  grant_hash bytea,
  user_id uuid,
  client_id uuid,
  consumed_at timestamp with time zone,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint artifacts_client_id_fkey FOREIGN KEY (client_id) REFERENCES oauth.apps(client_id) ON DELETE CASCADE,
  constraint artifacts_pkey PRIMARY KEY (model, id_hash),
  constraint artifacts_user_id_fkey FOREIGN KEY (user_id) REFERENCES users.users(id) ON DELETE CASCADE
);
CREATE INDEX artifacts_client_id_idx ON oauth.artifacts USING btree (client_id);
CREATE INDEX artifacts_expires_at_idx ON oauth.artifacts USING btree (expires_at);
CREATE INDEX artifacts_grant_hash_idx ON oauth.artifacts USING btree (grant_hash) WHERE (grant_hash IS NOT NULL);
CREATE INDEX artifacts_session_uid_idx ON oauth.artifacts USING btree (((payload ->> 'uid'::text))) WHERE (model = 'Session'::text);
CREATE INDEX artifacts_user_id_idx ON oauth.artifacts USING btree (user_id, client_id);

create table palco.migrations (
  key text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migrations_pkey PRIMARY KEY (key)
);

create table polls.ballots (
  post_id uuid not null,
  user_id uuid not null,
  choices smallint[] not null,
  voted_at timestamp with time zone not null,
  constraint ballots_choices_check CHECK (((cardinality(choices) >= 1) AND (cardinality(choices) <= 6))),
  constraint ballots_pkey PRIMARY KEY (post_id, user_id),
  constraint ballots_post_id_fkey FOREIGN KEY (post_id) REFERENCES polls.polls(post_id) ON DELETE CASCADE,
  constraint ballots_user_id_fkey FOREIGN KEY (user_id) REFERENCES users.users(id) ON DELETE CASCADE
);
CREATE INDEX ballots_user_id_idx ON polls.ballots USING btree (user_id);

create table polls.polls (
  post_id uuid not null,
  author_id uuid not null,
  options text[] not null,
  multiple boolean not null,
  closes_at timestamp with time zone not null,
  constraint polls_author_id_fkey FOREIGN KEY (author_id) REFERENCES users.users(id) ON DELETE CASCADE,
  constraint polls_options_check CHECK (((cardinality(options) >= 2) AND (cardinality(options) <= 6))),
  constraint polls_pkey PRIMARY KEY (post_id),
  constraint polls_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts.posts(id) ON DELETE CASCADE
);
CREATE INDEX polls_author_id_idx ON polls.polls USING btree (author_id);

create table posts.hidden_authors (
  author_id uuid not null,
  constraint hidden_authors_author_id_fkey FOREIGN KEY (author_id) REFERENCES users.users(id) ON DELETE CASCADE,
  constraint hidden_authors_pkey PRIMARY KEY (author_id)
);

create table posts.mentions (
  user_id uuid not null,
  post_id uuid not null,
  slot smallint not null,
  current boolean not null default true,
  constraint mentions_pkey PRIMARY KEY (user_id, post_id),
  constraint mentions_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts.posts(id) ON DELETE CASCADE,
  constraint mentions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users.users(id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX mentions_post_id_slot_idx ON posts.mentions USING btree (post_id, slot) INCLUDE (user_id, current);

create table posts.nodes (
  id uuid not null,
  parent_id uuid,
  root_id uuid not null,
  depth smallint not null,
  path bytea not null,
  gone boolean not null default false,
  constraint nodes_check CHECK ((octet_length(path) = (16 * depth))),
  constraint nodes_depth_check CHECK (((depth >= 0) AND (depth <= 100))),
  constraint nodes_pkey PRIMARY KEY (id)
);
CREATE INDEX nodes_gone_idx ON posts.nodes USING btree (id) WHERE gone;
CREATE INDEX nodes_parent_id_idx ON posts.nodes USING btree (parent_id) WHERE (parent_id IS NOT NULL);
CREATE UNIQUE INDEX nodes_root_id_path_idx ON posts.nodes USING btree (root_id, path);

create table posts.posts (
  id uuid not null,
  author_id uuid not null,
  text text not null,
  created_at timestamp with time zone not null,
  warning text,
  visibility text not null default 'public'::text,
  version integer not null default 1,
  edited_at timestamp with time zone,
  entities jsonb not null default '[]'::jsonb,
  in_reply_to_id uuid,
  root_id uuid,
  quote_id uuid,
  constraint posts_author_id_fkey FOREIGN KEY (author_id) REFERENCES users.users(id) ON DELETE CASCADE,
  constraint posts_pkey PRIMARY KEY (id),
  constraint posts_reply_check CHECK (((in_reply_to_id IS NULL) = (root_id IS NULL))),
  constraint posts_text_check CHECK (((char_length(text) >= 1) AND (char_length(text) <= 4000))),
  constraint posts_version_check CHECK (((version >= 1) AND (version <= 50))),
  constraint posts_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'unlisted'::text, 'followers'::text, 'private'::text]))),
  constraint posts_warning_check CHECK (((char_length(warning) >= 1) AND (char_length(warning) <= 1000)))
);
CREATE INDEX posts_author_id_id_idx ON posts.posts USING btree (author_id, id DESC) INCLUDE (visibility);
CREATE INDEX posts_author_top_idx ON posts.posts USING btree (author_id, id DESC) WHERE (in_reply_to_id IS NULL);
CREATE INDEX posts_public_idx ON posts.posts USING btree (id DESC) WHERE ((visibility = 'public'::text) AND (in_reply_to_id IS NULL));
CREATE INDEX posts_quotes_idx ON posts.posts USING btree (quote_id, id DESC) INCLUDE (author_id, visibility) WHERE (quote_id IS NOT NULL);
CREATE INDEX posts_replies_idx ON posts.posts USING btree (in_reply_to_id, id) INCLUDE (author_id) WHERE ((in_reply_to_id IS NOT NULL) AND (visibility = ANY (ARRAY['public'::text, 'unlisted'::text])));
CREATE TRIGGER posts_leave_node AFTER DELETE ON posts.posts REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION posts.leave_node();

create table posts.tags (
  tag text not null,
  post_id uuid not null,
  constraint tags_pkey PRIMARY KEY (tag, post_id),
  constraint tags_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts.posts(id) ON DELETE CASCADE,
  constraint tags_tag_check CHECK (((octet_length(tag) >= 1) AND (octet_length(tag) <= 800)))
);
CREATE INDEX tags_post_id_tag_idx ON posts.tags USING btree (post_id, tag);

create table posts.versions (
  post_id uuid not null,
  version integer not null,
  text text not null,
  entities jsonb not null,
  warning text,
  at timestamp with time zone not null,
  constraint versions_pkey PRIMARY KEY (post_id, version),
  constraint versions_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts.posts(id) ON DELETE CASCADE
);

create table roles.bootstraps (
  email_hash bytea not null,
  done_at timestamp with time zone not null,
  constraint bootstraps_pkey PRIMARY KEY (email_hash)
);

create table roles.changes (
  id uuid not null,
  at timestamp with time zone not null,
  actor_id uuid,
  action text not null,
  subject_id uuid,
  role text,
  permissions text[],
  reason text,
  constraint changes_action_check CHECK ((action = ANY (ARRAY['role_created'::text, 'role_changed'::text, 'role_deleted'::text, 'role_granted'::text, 'role_revoked'::text, 'account_suspended'::text, 'account_restored'::text]))),
  constraint changes_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES users.users(id) ON DELETE SET NULL,
  constraint changes_pkey PRIMARY KEY (id),
  constraint changes_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES users.users(id) ON DELETE SET NULL
);
CREATE INDEX changes_actor_id_idx ON roles.changes USING btree (actor_id);
CREATE INDEX changes_subject_id_idx ON roles.changes USING btree (subject_id);
CREATE TRIGGER changes_not_truncated BEFORE TRUNCATE ON roles.changes FOR EACH STATEMENT EXECUTE FUNCTION roles.keep_changes();
CREATE TRIGGER changes_only_grow BEFORE DELETE OR UPDATE ON roles.changes FOR EACH ROW EXECUTE FUNCTION roles.keep_changes();

create table roles.members (
  user_id uuid not null,
  role text not null,
  granted_at timestamp with time zone not null,
  constraint members_not_user CHECK ((role <> 'user'::text)),
  constraint members_pkey PRIMARY KEY (user_id, role),
  constraint members_role_fkey FOREIGN KEY (role) REFERENCES roles.roles(name) ON DELETE CASCADE,
  constraint members_user_id_fkey FOREIGN KEY (user_id) REFERENCES users.users(id) ON DELETE CASCADE
);
CREATE INDEX members_role_idx ON roles.members USING btree (role, user_id);

create table roles.permissions (
  name text not null,
  title text not null,
  constraint permissions_name_check CHECK ((name ~ '^[a-z]+:[a-z]+$'::text)),
  constraint permissions_pkey PRIMARY KEY (name)
);

create table roles.role_permissions (
  role text not null,
  permission text not null,
  constraint role_permissions_not_admin CHECK ((role <> 'admin'::text)),
  constraint role_permissions_permission_fkey FOREIGN KEY (permission) REFERENCES roles.permissions(name) ON DELETE CASCADE,
  constraint role_permissions_pkey PRIMARY KEY (role, permission),
  constraint role_permissions_role_fkey FOREIGN KEY (role) REFERENCES roles.roles(name) ON DELETE CASCADE
);
CREATE INDEX role_permissions_permission_idx ON roles.role_permissions USING btree (permission);

create table roles.roles (
  name text not null,
  title text not null,
  built_in boolean not null default false,
  constraint roles_name_check CHECK ((name ~ '^[a-z][a-z0-9-]{1,29}$'::text)),
  constraint roles_pkey PRIMARY KEY (name),
  constraint roles_title_check CHECK (((char_length(title) >= 1) AND (char_length(title) <= 80)))
);

create table search.batches (
  number integer not null,
  first_id uuid not null,
  constraint batches_first_id_key UNIQUE (first_id),
  constraint batches_pkey PRIMARY KEY (number)
);

create table search.fills (
  version integer not null,
  last_id uuid,
  done boolean not null,
  constraint fills_pkey PRIMARY KEY (version)
);

create table search.hidden_authors (
  author_id uuid not null,
  constraint hidden_authors_author_id_fkey FOREIGN KEY (author_id) REFERENCES users.users(id) ON DELETE CASCADE,
  constraint hidden_authors_pkey PRIMARY KEY (author_id)
);

create table search.posts (
  id uuid not null,
  author_id uuid not null,
  document tsvector not null,
  constraint posts_author_id_fkey FOREIGN KEY (author_id) REFERENCES users.users(id) ON DELETE CASCADE,
  constraint posts_pkey PRIMARY KEY (id)
);
CREATE INDEX posts_author_id_idx ON search.posts USING btree (author_id);
CREATE INDEX posts_document_idx ON search.posts USING gin (document) WITH (fastupdate='on', gin_pending_list_limit='64');

create table search.words (
  word text not null,
  surface text not null,
  constraint words_pkey PRIMARY KEY (word),
  constraint words_word_check CHECK ((word !~ '[''\\]'::text))
);
CREATE INDEX words_trigrams_idx ON search.words USING gin (word gin_trgm_ops);

create table second_factors.accounts (
  user_id uuid not null,
  user_handle bytea not null,
  tries integer not null default 0,
  tries_until timestamp with time zone not null default '-infinity'::timestamp with time zone,
  warned_at timestamp with time zone not null default '-infinity'::timestamp with time zone,
  constraint accounts_pkey PRIMARY KEY (user_id),
  constraint accounts_user_handle_check CHECK ((octet_length(user_handle) = 32)),
  constraint accounts_user_handle_key UNIQUE (user_handle),
  constraint accounts_user_id_fkey FOREIGN KEY (user_id) REFERENCES users.users(id) ON DELETE CASCADE
);

create table second_factors.challenges (
  challenge_hash bytea not null,
  user_id uuid not null,
  door text not null,
  device_name text,
  tries integer not null default 0,
  expires_at timestamp with time zone not null,
  constraint challenges_door_check CHECK ((door = ANY (ARRAY['browser'::text, 'app'::text]))),
  constraint challenges_pkey PRIMARY KEY (challenge_hash),
  constraint challenges_user_id_fkey FOREIGN KEY (user_id) REFERENCES users.users(id) ON DELETE CASCADE
);
CREATE INDEX challenges_expires_at_idx ON second_factors.challenges USING btree (expires_at);
CREATE INDEX challenges_user_id_idx ON second_factors.challenges USING btree (user_id);

create table second_factors.passkeys (
  id uuid not null,
  user_id uuid not null,
  credential_id bytea not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  constraint passkeys_credential_id_key UNIQUE (credential_id),
  constraint passkeys_pkey PRIMARY KEY (id),
  constraint passkeys_user_id_fkey FOREIGN KEY (user_id) REFERENCES users.users(id) ON DELETE CASCADE
);
CREATE INDEX passkeys_user_id_idx ON second_factors.passkeys USING btree (user_id);

create table second_factors.recovery_codes (
  user_id uuid not null,
  code_hash bytea not null,
  constraint recovery_codes_pkey PRIMARY KEY (user_id, code_hash),
  constraint recovery_codes_user_id_fkey FOREIGN KEY (user_id) REFERENCES users.users(id) ON DELETE CASCADE
);

create table second_factors.spent_challenges (
  challenge_hash bytea not null,
  expires_at timestamp with time zone not null,
  constraint spent_challenges_pkey PRIMARY KEY (challenge_hash)
);
CREATE INDEX spent_challenges_expires_at_idx ON second_factors.spent_challenges USING btree (expires_at);

create table second_factors.totp (
  user_id uuid not null,
  secret bytea not null,
  last_step integer not null,
  created_at timestamp with time zone not null,
  constraint totp_pkey PRIMARY KEY (user_id),
  constraint totp_user_id_fkey FOREIGN KEY (user_id) REFERENCES users.users(id) ON DELETE CASCADE
);

create table second_factors.totp_requests (
  user_id uuid not null,
  secret bytea not null,
  expires_at timestamp with time zone not null,
  constraint totp_requests_pkey PRIMARY KEY (user_id),
  constraint totp_requests_user_id_fkey FOREIGN KEY (user_id) REFERENCES users.users(id) ON DELETE CASCADE
);
CREATE INDEX totp_requests_expires_at_idx ON second_factors.totp_requests USING btree (expires_at);

create table sessions.known_devices (
  id uuid not null,
  user_id uuid not null,
  token_hash bytea not null,
  expires_at timestamp with time zone not null,
  constraint known_devices_pkey PRIMARY KEY (id, user_id),
  constraint known_devices_user_id_fkey FOREIGN KEY (user_id) REFERENCES users.users(id) ON DELETE CASCADE
);
CREATE INDEX known_devices_expires_at_idx ON sessions.known_devices USING btree (expires_at);
CREATE INDEX known_devices_token_hash_idx ON sessions.known_devices USING btree (token_hash);
CREATE INDEX known_devices_user_id_idx ON sessions.known_devices USING btree (user_id);

create table sessions.notices (
  id uuid not null,
  user_id uuid not null,
  kind text not null,
  device_name text not null,
  address text not null,
  happened_at timestamp with time zone not null,
  constraint notices_kind_check CHECK ((kind = ANY (ARRAY['new_device'::text, 'refresh_reused'::text]))),
  constraint notices_pkey PRIMARY KEY (id),
  constraint notices_user_id_fkey FOREIGN KEY (user_id) REFERENCES users.users(id) ON DELETE CASCADE
);
CREATE INDEX notices_happened_at_idx ON sessions.notices USING btree (happened_at);
CREATE INDEX notices_user_id_idx ON sessions.notices USING btree (user_id);

create table sessions.refresh_tokens (
  token_hash bytea not null,
  device_id uuid not null,
  used_at timestamp with time zone,
  successor_sealed bytea,
  constraint refresh_tokens_check CHECK (((used_at IS NULL) = (successor_sealed IS NULL))),
  constraint refresh_tokens_device_id_fkey FOREIGN KEY (device_id) REFERENCES sessions.sessions(id) ON DELETE CASCADE,
  constraint refresh_tokens_pkey PRIMARY KEY (token_hash)
);
CREATE INDEX refresh_tokens_device_id_used_at_idx ON sessions.refresh_tokens USING btree (device_id, used_at);
CREATE INDEX refresh_tokens_used_at_idx ON sessions.refresh_tokens USING btree (used_at);

create table sessions.sessions (
  id uuid not null,
  token_hash bytea,
  user_id uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  account_active boolean not null default true,
  kind text not null default 'browser'::text,
  name text not null default 'Navegador'::text,
  address text,
  last_seen_at timestamp with time zone,
  proved_at timestamp with time zone,
  known_id uuid,
  constraint sessions_cookie_check CHECK (((kind = 'browser'::text) = (token_hash IS NOT NULL))),
  constraint sessions_kind_check CHECK ((kind = ANY (ARRAY['browser'::text, 'app'::text]))),
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_token_hash_key UNIQUE (token_hash),
  constraint sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users.users(id) ON DELETE CASCADE
);
CREATE INDEX sessions_expires_at_idx ON sessions.sessions USING btree (expires_at);
CREATE INDEX sessions_user_id_idx ON sessions.sessions USING btree (user_id);

create table signing_keys.keys (
  kid text not null,
  public_jwk jsonb not null,
  private_sealed bytea not null,
  signs_from timestamp with time zone not null,
  constraint keys_pkey PRIMARY KEY (kid)
);

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

create table users.password_resets (
  token_hash bytea not null,
  user_id uuid not null,
  email_key text not null,
  password_digest bytea not null,
  expires_at timestamp with time zone not null,
  constraint password_resets_pkey PRIMARY KEY (token_hash),
  constraint password_resets_user_id_fkey FOREIGN KEY (user_id) REFERENCES users.users(id) ON DELETE CASCADE
);
CREATE INDEX password_resets_expires_at_idx ON users.password_resets USING btree (expires_at);
CREATE INDEX password_resets_user_id_idx ON users.password_resets USING btree (user_id);

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
  suspension text,
  suspended_at timestamp with time zone,
  constraint users_avatar_check CHECK ((avatar ~ '^[0-9a-f]{16}$'::text)),
  constraint users_email_key UNIQUE (email_key),
  constraint users_handle_check CHECK ((handle ~ '^[a-z0-9_]{3,30}$'::text)),
  constraint users_handle_key UNIQUE (handle),
  constraint users_pending_email_whole CHECK (((pending_email IS NULL) = (pending_email_key IS NULL))),
  constraint users_pkey PRIMARY KEY (id),
  constraint users_status_check CHECK ((status = ANY (ARRAY['active'::text, 'deactivated'::text]))),
  constraint users_suspension_check CHECK (((char_length(suspension) >= 1) AND (char_length(suspension) <= 500))),
  constraint users_suspension_whole CHECK (((suspension IS NULL) = (suspended_at IS NULL)))
);
CREATE INDEX users_handle_prefix_idx ON users.users USING btree (handle COLLATE "C") WHERE ((status = 'active'::text) AND (suspension IS NULL));
CREATE INDEX users_name_prefix_idx ON users.users USING btree (users.name_key(name) COLLATE "C", handle) WHERE ((status = 'active'::text) AND (suspension IS NULL));

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

CREATE OR REPLACE FUNCTION posts.leave_node()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from posts.nodes n using removed r
    where n.id = r.id and not exists (select from posts.nodes child where child.parent_id = n.id);
  update posts.nodes n set gone = true from removed r where n.id = r.id;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.gin_extract_query_trgm(text, internal, smallint, internal, internal, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gin_extract_query_trgm$function$;

CREATE OR REPLACE FUNCTION public.gin_extract_value_trgm(text, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gin_extract_value_trgm$function$;

CREATE OR REPLACE FUNCTION public.gin_trgm_consistent(internal, smallint, text, integer, internal, internal, internal, internal)
 RETURNS boolean
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gin_trgm_consistent$function$;

CREATE OR REPLACE FUNCTION public.gin_trgm_triconsistent(internal, smallint, text, integer, internal, internal, internal)
 RETURNS "char"
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gin_trgm_triconsistent$function$;

CREATE OR REPLACE FUNCTION public.gtrgm_compress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gtrgm_compress$function$;

CREATE OR REPLACE FUNCTION public.gtrgm_consistent(internal, text, smallint, oid, internal)
 RETURNS boolean
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gtrgm_consistent$function$;

CREATE OR REPLACE FUNCTION public.gtrgm_decompress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gtrgm_decompress$function$;

CREATE OR REPLACE FUNCTION public.gtrgm_distance(internal, text, smallint, oid, internal)
 RETURNS double precision
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gtrgm_distance$function$;

CREATE OR REPLACE FUNCTION public.gtrgm_in(cstring)
 RETURNS gtrgm
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gtrgm_in$function$;

CREATE OR REPLACE FUNCTION public.gtrgm_options(internal)
 RETURNS void
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE
AS '$libdir/pg_trgm', $function$gtrgm_options$function$;

CREATE OR REPLACE FUNCTION public.gtrgm_out(gtrgm)
 RETURNS cstring
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gtrgm_out$function$;

CREATE OR REPLACE FUNCTION public.gtrgm_penalty(internal, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gtrgm_penalty$function$;

CREATE OR REPLACE FUNCTION public.gtrgm_picksplit(internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gtrgm_picksplit$function$;

CREATE OR REPLACE FUNCTION public.gtrgm_same(gtrgm, gtrgm, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gtrgm_same$function$;

CREATE OR REPLACE FUNCTION public.gtrgm_union(internal, internal)
 RETURNS gtrgm
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gtrgm_union$function$;

CREATE OR REPLACE FUNCTION public.set_limit(real)
 RETURNS real
 LANGUAGE c
 STRICT
AS '$libdir/pg_trgm', $function$set_limit$function$;

CREATE OR REPLACE FUNCTION public.show_limit()
 RETURNS real
 LANGUAGE c
 STABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$show_limit$function$;

CREATE OR REPLACE FUNCTION public.show_trgm(text)
 RETURNS text[]
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$show_trgm$function$;

CREATE OR REPLACE FUNCTION public.similarity(text, text)
 RETURNS real
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$similarity$function$;

CREATE OR REPLACE FUNCTION public.similarity_dist(text, text)
 RETURNS real
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$similarity_dist$function$;

CREATE OR REPLACE FUNCTION public.similarity_op(text, text)
 RETURNS boolean
 LANGUAGE c
 STABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$similarity_op$function$;

CREATE OR REPLACE FUNCTION public.strict_word_similarity(text, text)
 RETURNS real
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$strict_word_similarity$function$;

CREATE OR REPLACE FUNCTION public.strict_word_similarity_commutator_op(text, text)
 RETURNS boolean
 LANGUAGE c
 STABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$strict_word_similarity_commutator_op$function$;

CREATE OR REPLACE FUNCTION public.strict_word_similarity_dist_commutator_op(text, text)
 RETURNS real
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$strict_word_similarity_dist_commutator_op$function$;

CREATE OR REPLACE FUNCTION public.strict_word_similarity_dist_op(text, text)
 RETURNS real
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$strict_word_similarity_dist_op$function$;

CREATE OR REPLACE FUNCTION public.strict_word_similarity_op(text, text)
 RETURNS boolean
 LANGUAGE c
 STABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$strict_word_similarity_op$function$;

CREATE OR REPLACE FUNCTION public.word_similarity(text, text)
 RETURNS real
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$word_similarity$function$;

CREATE OR REPLACE FUNCTION public.word_similarity_commutator_op(text, text)
 RETURNS boolean
 LANGUAGE c
 STABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$word_similarity_commutator_op$function$;

CREATE OR REPLACE FUNCTION public.word_similarity_dist_commutator_op(text, text)
 RETURNS real
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$word_similarity_dist_commutator_op$function$;

CREATE OR REPLACE FUNCTION public.word_similarity_dist_op(text, text)
 RETURNS real
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$word_similarity_dist_op$function$;

CREATE OR REPLACE FUNCTION public.word_similarity_op(text, text)
 RETURNS boolean
 LANGUAGE c
 STABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$word_similarity_op$function$;

CREATE OR REPLACE FUNCTION roles.keep_changes()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' then
    if (new.id, new.at, new.action, new.role, new.permissions, new.reason)
        is not distinct from (old.id, old.at, old.action, old.role, old.permissions, old.reason)
      and (new.actor_id is not distinct from old.actor_id
        or new.actor_id is null and not exists (select from users.users where id = old.actor_id))
      and (new.subject_id is not distinct from old.subject_id
        or new.subject_id is null and not exists (select from users.users where id = old.subject_id))
    then
      if new.subject_id is null then new.reason := null; end if;
      return new;
    end if;
  end if;
  raise exception 'a trilha de papéis só cresce';
end
$function$;

CREATE OR REPLACE FUNCTION search.nearest(asked text, how_many integer)
 RETURNS TABLE(word text, surface text)
 LANGUAGE sql
 STABLE
 SET "pg_trgm.similarity_threshold" TO '0.2'
AS $function$
  select w.word, w.surface from search.words w
  where w.word % asked and char_length(w.word) between char_length(asked) - 2 and char_length(asked) + 2
  order by similarity(w.word, asked) desc, w.word limit how_many
$function$;

CREATE OR REPLACE FUNCTION users.name_key(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN lower(regexp_replace(NORMALIZE(name, NFD), '[\u0300-\u036f]'::text, ''::text, 'g'::text));
