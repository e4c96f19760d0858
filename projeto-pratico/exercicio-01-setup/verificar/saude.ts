import { eventually, expectProblem, type HttpClient, laps, type Task, type TaskContext } from '@trilha/kit';
import { markReady } from './saida.ts';

const reread = { file: 'README.md', heading: 'Saúde: vivo e pronto são perguntas diferentes' };
/** Um orquestrador pergunta de poucos em poucos segundos; demorar mais que isto é não responder. */
const READY_LIMIT_MS = 3_000;
/** Dez voltas em milissegundos quando a máquina está livre; em uma cheia, o prazo acima cresce com elas. */
const LAPS = 10;
const RECOVERY_MS = 10_000;
/** Uma sonda que pergunta ao banco uma vez por segundo é correta: a resposta pode estar atrasada deste tanto. */
const STALE_MS = 1_500;

const boot: Task = {
  id: 'boots',
  title: 'Sobe na porta de PORT e fica pronto',
  needs: [],
  reread: { file: 'README.md', heading: 'Rode em cinco minutos' },
  async run({ http, contract }) {
    contract.check((await (await http()).get('/health/ready')).expectStatus(200));
  },
};

const live: Task = {
  id: 'live',
  title: 'GET /health/live responde que o processo está vivo',
  needs: [],
  reread,
  async run({ http, contract }) {
    contract.check((await (await http()).get('/health/live')).expectStatus(200));
  },
};

const databaseGone: Task = {
  id: 'ready-follows-database',
  title: 'Sem banco: ready responde 503; quando o banco volta, 200',
  needs: ['process', 'database'],
  reread,
  async run(context) {
    const http = await context.http();
    const limitMs = await readyLimit(http);
    await expectQuery(context, http);
    markReady(await context.server());
    await context.database().cut();
    try {
      await expectNotReady(context, http, { timeoutMs: limitMs, withinMs: STALE_MS });
    } finally {
      await context.database().restore();
    }
    await expectRecovery(http);
  },
};

const liveWithoutDatabase: Task = {
  id: 'live-ignores-database',
  title: 'Sem banco: live continua respondendo 200',
  needs: ['process', 'database'],
  reread,
  async run(context) {
    const http = await context.http();
    const database = context.database();
    // Fora do ar e travado são quedas diferentes: na segunda, quem espera o banco não responde nunca.
    for (const fail of [() => database.cut(), () => database.pause()]) {
      await fail();
      try {
        (await http.send({ path: '/health/live', timeoutMs: http.marginMs })).expectStatus(200);
      } finally {
        await database.restore();
      }
      await expectRecovery(http);
    }
  },
};

const databaseHangs: Task = {
  id: 'ready-has-a-deadline',
  title: 'Banco travado: ready desiste e responde 503 em até 3 s',
  needs: ['process', 'database'],
  reread,
  async run(context) {
    const http = await context.http();
    const limitMs = await readyLimit(http);
    context.database().pause();
    try {
      await expectNotReady(context, http, { timeoutMs: limitMs, withinMs: READY_LIMIT_MS });
    } finally {
      await context.database().restore();
    }
    await expectRecovery(http);
  },
};

/** O prazo prometido mais o que este servidor, nesta máquina, leva para responder dez vezes. */
async function readyLimit(http: HttpClient): Promise<number> {
  const started = performance.now();
  await laps(http, LAPS);
  return READY_LIMIT_MS + Math.round(performance.now() - started);
}

/** `ready` consulta o banco, a cada pergunta ou por conta própria: só abrir a conexão não prova que ele responde. */
async function expectQuery(context: TaskContext, http: HttpClient): Promise<void> {
  const database = context.database();
  database.resetQueries();
  await eventually(STALE_MS, async () => {
    const answer = (await http.get('/health/ready')).expectStatus(200);
    if (database.queries.length > 0) return;
    answer.refuse({
      where: 'conexão com o banco',
      expected: 'uma consulta ao banco, como select 1',
      got: 'ready respondeu 200 sem consultar o banco',
    });
  });
}

async function expectNotReady(
  context: TaskContext,
  http: HttpClient,
  { timeoutMs, withinMs }: { timeoutMs: number; withinMs: number },
): Promise<void> {
  await eventually(withinMs, async () => {
    const answer = await http.send({ path: '/health/ready', timeoutMs });
    expectProblem(context.contract, answer, 503, 'not_ready');
    const { password } = context.database();
    if (password === '' || !answer.body.includes(password)) return;
    answer.refuse({
      where: 'corpo',
      expected: 'um problema sem o endereço do banco',
      got: 'a resposta traz a senha do banco',
    });
  });
}

async function expectRecovery(http: HttpClient): Promise<void> {
  await eventually(RECOVERY_MS, async () => {
    (await http.get('/health/ready')).expectStatus(200);
  });
}

export const health = { boot: [boot], tasks: [live, databaseGone, liveWithoutDatabase, databaseHangs] };
