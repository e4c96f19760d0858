-- grafemas só a aplicação conta; o banco guarda o teto bruto, em pontos de código
alter table posts.posts
  drop constraint posts_text_check,
  add constraint posts_text_check check (char_length(text) between 1 and 4000),
  add column warning text check (char_length(warning) between 1 and 1000),
  add column visibility text not null default 'public'
    check (visibility in ('public', 'unlisted', 'followers', 'private')),
  add column version integer not null default 1 check (version between 1 and 50),
  add column edited_at timestamptz,
  -- trechos do texto que são menção, hashtag ou link; a menção leva o número dela em posts.mentions, nunca a pessoa
  add column entities jsonb not null default '[]',
  -- sem chave estrangeira: o post respondido ou citado pode ser apagado, e quem fala dele fica
  add column in_reply_to_id uuid,
  add column root_id uuid,
  add column quote_id uuid,
  add constraint posts_reply_check check ((in_reply_to_id is null) = (root_id is null));

-- a lista de todos: públicos que não são respostas
create index posts_public_idx on posts.posts (id desc) where visibility = 'public' and in_reply_to_id is null;
-- o perfil sem as respostas
create index posts_author_top_idx on posts.posts (author_id, id desc) where in_reply_to_id is null;
-- contar respostas e citações que qualquer um vê
create index posts_replies_idx on posts.posts (in_reply_to_id, id)
  where in_reply_to_id is not null and visibility in ('public', 'unlisted');
create index posts_quotes_idx on posts.posts (quote_id, id desc) where quote_id is not null;

-- o que cada edição deixou para trás; a versão atual está no próprio post
create table posts.versions (
  post_id uuid not null references posts.posts (id) on delete cascade,
  version integer not null,
  text text not null,
  entities jsonb not null,
  warning text,
  at timestamptz not null,
  primary key (post_id, version)
);

-- o esqueleto das conversas, sem nada de ninguém: o post some de verdade, e quem respondeu fica no lugar
create table posts.nodes (
  id uuid primary key,
  parent_id uuid,
  root_id uuid not null,
  depth smallint not null check (depth between 0 and 100),
  -- ids dos ancestrais e o próprio, sem o da raiz: a ordem de conversa é um passeio em (root_id, path)
  path bytea not null check (octet_length(path) = 16 * depth),
  -- o post foi apagado, e algo abaixo dele ficou
  gone boolean not null default false
);

create unique index nodes_root_id_path_idx on posts.nodes (root_id, path);
create index nodes_parent_id_idx on posts.nodes (parent_id) where parent_id is not null;
create index nodes_gone_idx on posts.nodes (id) where gone;

-- por gatilho, e não no código: apagar a conta leva os posts em cascata, e só o banco sabe quais
create function posts.leave_node() returns trigger language plpgsql as $$
begin
  delete from posts.nodes n using removed r
    where n.id = r.id and not exists (select from posts.nodes child where child.parent_id = n.id);
  update posts.nodes n set gone = true from removed r where n.id = r.id;
  return null;
end
$$;

create trigger posts_leave_node after delete on posts.posts
  referencing old table as removed for each statement execute function posts.leave_node();

-- só de posts públicos: a visibilidade não muda depois de publicado
create table posts.tags (
  tag text collate "C" not null check (octet_length(tag) between 1 and 800),
  post_id uuid not null references posts.posts (id) on delete cascade,
  primary key (tag, post_id)
);

-- apagar e editar; e as hashtags usadas há pouco, que completam o que se escreve
create index tags_post_id_tag_idx on posts.tags (post_id, tag);

create table posts.mentions (
  user_id uuid not null references users.users (id) on delete cascade,
  post_id uuid not null references posts.posts (id) on delete cascade,
  -- como as entidades do post e das versões chamam a pessoa
  slot smallint not null,
  -- está no texto de hoje, e não só em uma versão anterior
  current boolean not null default true,
  primary key (user_id, post_id)
);

create unique index mentions_post_id_slot_idx on posts.mentions (post_id, slot) include (user_id, current);
