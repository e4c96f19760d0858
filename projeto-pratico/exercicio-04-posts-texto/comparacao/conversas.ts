import type { Comparison } from '@trilha/measure';
import type { Database } from './banco.ts';
import type { ThreadModel } from './conversas/modelo.ts';
import { models } from './conversas/modelos.ts';
import { measureReads, measureWrites, sizes } from './medida.ts';
import { postId } from './posts.ts';

/** Uma conversa de 1.200 respostas, a resposta com mil abaixo, e o fim de uma corrente de cem níveis. */
const ROOT = postId(1);
const BRANCH = postId(2);
const OTHER_ROOT = postId(1_201);
const DEEPEST = postId(1_301);

/** Os quatro modelos da mesma conversa: o que custa ler, responder e mover, e o que ocupam. */
export async function compareThreads(db: Database): Promise<Comparison[]> {
  const reads: [string, string, (model: ThreadModel) => Promise<unknown>][] = [
    [
      'As 20 primeiras de 1.200 respostas, em ordem de conversa',
      'página',
      (model) => model.page(db, ROOT, 20),
    ],
    ['As mil respostas abaixo de uma, em ordem de conversa', 'leitura', (model) => model.subtree(db, BRANCH)],
    ['Os cem posts acima de uma resposta', 'leitura', (model) => model.ancestors(db, DEEPEST)],
  ];
  const compared = [await sizes(db, 'Espaço das conversas', models)];
  for (const [title, operation, read] of reads) {
    const candidates = models.map((model) => ({ name: model.name, run: () => read(model) }));
    compared.push(await measureReads({ title, operation, rounds: 200, candidates }));
  }
  compared.push(await replies(db), await moves(db));
  await forget(db);
  return compared;
}

/** Responde aqui e ali, como quem responde a posts de todas as idades. */
function replies(db: Database): Promise<Comparison> {
  let written = db.posts;
  const reply = (model: ThreadModel) => {
    const n = ++written;
    return model.reply(db, postId(n), postId(1_302 + ((n * 7_919) % (db.posts - 1_302))));
  };
  return measureWrites({
    title: 'Responder, sem esperar o disco',
    operation: 'resposta',
    rounds: 500,
    candidates: models.map((model) => ({ name: model.name, run: () => reply(model) })),
  });
}

function moves(db: Database): Promise<Comparison> {
  return measureWrites({
    title: 'Mover uma resposta, com as mil abaixo dela, para outra conversa',
    operation: 'mudança',
    rounds: 100,
    candidates: models.map((model) => ({
      name: model.name,
      operations: 2,
      // ida e volta: a conversa termina como era
      run: async () => {
        await model.move(db, BRANCH, OTHER_ROOT);
        await model.move(db, BRANCH, ROOT);
      },
    })),
  });
}

/** Tira o que a medição escreveu: a próxima parte da mesma base. */
async function forget(db: Database): Promise<void> {
  for (const model of models) {
    await model.forget(db, postId(db.posts));
    for (const table of model.relations) await db.run(`vacuum (analyze) ${table}`);
  }
}
