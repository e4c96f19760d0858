-- acompanha o PostgreSQL; em servidor alugado, é extensão “confiável”: quem é dono do banco pode criá-la
create extension if not exists pg_trgm;

create schema search;

-- o índice de busca, fora da tabela dos posts: editar o texto não reescreve o post, e outro motor o dispensa
create table search.posts (
  id uuid primary key,
  author_id uuid not null references users.users (id) on delete cascade,
  -- por palavra, o radical e, com peso A, ela mesma (`=palavra`); e ainda `#hashtag`, `@autor` e `~nível:bloco`
  document tsvector not null
);

-- lista de pendências curta (64 kB): quem publica paga metade (o lote entra no índice de uma vez), e cada busca a relê inteira
create index posts_document_idx on search.posts using gin (document) with (fastupdate = on, gin_pending_list_limit = 64);
create index posts_author_id_idx on search.posts (author_id);

-- lotes de posts seguidos no tempo, numerados em ordem: quem quer os mais novos procura neles aos poucos, e uma palavra
-- que todos usam não traz o índice inteiro
create table search.batches (
  number integer primary key,
  first_id uuid not null unique
);
-- o que já existia fica nos negativos, que a faxina numera; o lote 0 começa daqui a um minuto
insert into search.batches values
  (-1048576, '00000000-0000-0000-0000-000000000000'),
  (0, (lpad(to_hex((extract(epoch from now() + interval '1 minute') * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid);
create sequence search.writes;

-- quem saiu, ou foi suspenso: o que escreveu segue no índice, e não é achado
create table search.hidden_authors (
  author_id uuid primary key references users.users (id) on delete cascade
);

-- as palavras que alguém já escreveu, para achar a mais parecida com a que ninguém escreveu
create table search.words (
  word text primary key check (word !~ '[''\\]'),
  surface text not null
);
create index words_trigrams_idx on search.words using gin (word gin_trgm_ops);

-- carrega a biblioteca, que declara o limiar usado a seguir
select show_limit();

-- o limiar de fábrica, 0,3, perde trocas em palavra curta: “ilnux” e “linux” têm 0,2 em comum
create function search.nearest (asked text, how_many integer)
returns table (word text, surface text)
language sql stable
set pg_trgm.similarity_threshold = 0.2
as $$
  select w.word, w.surface from search.words w
  where w.word % asked and char_length(w.word) between char_length(asked) - 2 and char_length(asked) + 2
  order by similarity(w.word, asked) desc, w.word limit how_many
$$;

-- até onde a indexação dos posts que já existiam chegou
create table search.fills (
  version integer primary key,
  last_id uuid,
  done boolean not null
);
