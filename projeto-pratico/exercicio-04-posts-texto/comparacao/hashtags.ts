import { type Comparison, count } from '@trilha/measure';
import type { Database } from './banco.ts';
import { NEWEST } from './hashtags/array.ts';
import type { TagModel } from './hashtags/modelo.ts';
import { models } from './hashtags/modelos.ts';
import { blocks, measureReads, measureWrites, sizes } from './medida.ts';
import { postId } from './posts.ts';

/** Da mais usada, em um de cada sete posts, à que só alguns têm. */
const COMMON = 'tag_1';
const FREQUENT = 'tag_50';
const RENAMED = 'tag_200';
const RARE = 'tag_4000';

/** As três maneiras de guardar as hashtags: o que custa ler, escrever e dar outro nome, e o que ocupam. */
export async function compareTags(db: Database): Promise<Comparison[]> {
  const reads: [string, number, (model: TagModel) => Promise<unknown>][] = [
    ['Os 20 mais novos de uma hashtag rara', 200, (model) => model.newest(db, RARE)],
    ['Os 20 mais novos da hashtag mais usada', 200, (model) => model.newest(db, COMMON)],
    ['Os 20 mais novos com duas hashtags', 200, (model) => model.newestWithBoth(db, COMMON, FREQUENT)],
  ];
  const compared = [await sizes(db, 'Espaço das hashtags, além dos posts', models)];
  for (const [title, rounds, read] of reads) {
    const candidates = models.map((model) => ({ name: model.name, run: () => read(model) }));
    compared.push(await measureReads({ title, operation: 'página', rounds, candidates }));
  }
  compared.push(await plans(db), await renames(db), await writes(db));
  await forget(db);
  return compared;
}

/** O que o array lê atrás de uma hashtag rara quando o plano conhece a hashtag, e quando não. */
async function plans(db: Database): Promise<Comparison> {
  const read = async (mode: string) => {
    await db.run(`set plan_cache_mode = ${mode}`);
    return blocks(db, `execute rare('${RARE}')`);
  };
  await db.run(`prepare rare (text) as ${NEWEST}`);
  const values = {
    'plano de cada consulta': await read('force_custom_plan'),
    'plano genérico': await read('force_generic_plan'),
  };
  await db.run('deallocate rare; reset plan_cache_mode');
  return count({
    title: 'Blocos lidos no array + GIN para os 20 mais novos de uma hashtag rara',
    unit: 'blocos',
    values,
  });
}

async function renames(db: Database): Promise<Comparison> {
  const [row] = await db.query<{ posts: number }>(
    'tags.used',
    'select count(*)::int as posts from post_tags where tag = $1',
    [RENAMED],
  );
  const other = `${RENAMED}_outra`;
  return measureWrites({
    title: `Dar outro nome a uma hashtag de ${row?.posts.toLocaleString('pt-BR')} posts`,
    operation: 'troca',
    rounds: 100,
    candidates: models.map((model) => ({
      name: model.name,
      operations: 2,
      // ida e volta: a hashtag termina com o nome que tinha
      run: async () => {
        await model.rename(db, RENAMED, other);
        await model.rename(db, other, RENAMED);
      },
    })),
  });
}

function writes(db: Database): Promise<Comparison> {
  let written = db.posts;
  const next = () => {
    const n = ++written;
    const tags = Array.from({ length: 5 }, (_, at) => `tag_${1 + ((n * 7919 + at * 104_729) % 9_999)}`);
    return { id: postId(n), text: 'Uma publicação nova, com cinco hashtags no texto.', tags };
  };
  return measureWrites({
    title: 'Publicar um post com 5 hashtags, sem esperar o disco',
    operation: 'post',
    rounds: 500,
    candidates: models.map((model) => ({ name: model.name, run: () => model.write(db, next()) })),
  });
}

/** Tira o que a medição escreveu: a próxima parte da mesma base. */
async function forget(db: Database): Promise<void> {
  const last = [postId(db.posts)];
  for (const [table, id] of Object.entries({
    posts: 'id',
    tagged_posts: 'id',
    post_tags: 'post_id',
    post_tag_ids: 'post_id',
  })) {
    await db.query(`forget.${table}`, `delete from ${table} where ${id} > $1`, last);
    await db.run(`vacuum (analyze) ${table}`);
  }
}
