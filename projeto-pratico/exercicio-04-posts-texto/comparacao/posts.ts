import { createHash } from 'node:crypto';

/** 1º de janeiro de 2026, em ms: o instante do post zero. */
const START = 1_767_225_600_000;

/**
 * O que todos os modelos guardam, sempre igual: `draw` é um sorteio que se repete, e `post_id`, o UUIDv7 de cada post, um por
 * segundo. As conversas saem de uma conta: 1.200 respostas no post 1, mil delas abaixo do 2; uma corrente de cem níveis no
 * 1.201; e depois três em dez posts começam conversa, um em catorze responde ao maior da sua região, que junta centenas de
 * respostas, e os outros, a alguém de pouco antes.
 */
export const POSTS = `
  create function draw(n bigint, seed bigint) returns float8 language sql immutable parallel safe
    return (hashint8extended(n, seed) & 9007199254740991)::float8 / 9007199254740992;
  create function post_id(n bigint) returns uuid language sql immutable parallel safe
    return (lpad(to_hex(${START} + n * 1000), 12, '0') || '7' || substr(md5(n::text), 1, 3)
      || 'a' || substr(md5(n::text), 4, 15))::uuid;

  create table posts as
    select post_id(n) as id, post_id(n * 7919 % 2000) as author_id,
      'Publicação ' || n || ', com o tamanho que uma publicação costuma ter: pouco mais de uma linha de texto.' as text
    from generate_series(1::bigint, :posts) n;
  alter table posts add primary key (id);

  create table drawn_tags as
    select distinct post_id(n) as post_id, 'tag_' || floor(exp(draw(n, k) * ln(10000))) as tag
    from generate_series(1::bigint, :posts) n, generate_series(1, 1 + n % 3) k;

  create table drawn_replies as
    select n, post_id(n) as id, post_id(parent) as parent_id
    from generate_series(1::bigint, :posts) n, lateral (select (case
      when n in (1, 1201) then null
      when n = 2 then 1
      when n <= 1002 then 2 + floor(draw(n, 11) * (n - 2))
      when n <= 1201 then 1
      when n <= 1301 then n - 1
      when n <= 1351 or n % 5000 = 0 or draw(n, 12) < 0.3 then null
      when n > 5000 and draw(n, 12) < 0.37 then n - n % 5000
      else n - 1 - floor(draw(n, 13) ^ 2 * 50)
    end)::bigint as parent) as drawn;

  analyze posts, drawn_tags, drawn_replies;
`;

/** O mesmo que `post_id`, no JavaScript. */
export function postId(n: number): string {
  const digest = createHash('md5').update(String(n)).digest('hex');
  const time = (START + n * 1_000).toString(16).padStart(12, '0');
  const hex = `${time}7${digest.slice(0, 3)}a${digest.slice(3, 18)}`;
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-');
}
