import {
  CheckFailure,
  listensEverywhere,
  type RunningServer,
  type ServerProcess,
  type Task,
  type TaskContext,
} from '@trilha/kit';

const reread = { file: 'README.md', heading: 'Configuração: errar cedo e dizer o nome' };
const SECRET = 'senha-que-nao-pode-aparecer';

const missing: Task = {
  id: 'config-missing',
  title: 'Sem DATABASE_URL não sobe, e diz o nome da variável',
  needs: ['process'],
  reread,
  async run(context) {
    const env = { DATABASE_URL: '' };
    const process = await expectRefusal(context, env);
    expectNames(process, env);
    expectNoOtherName(process, env);
  },
};

/** Cada valor engana um jeito diferente de ler: `parseInt('80a')` é 80, `Number('1e5')` é 100000. */
const INVALID = {
  PORT: '80a',
  DATABASE_URL: `mysql://palco:${SECRET}@127.0.0.1/palco`,
  LOG_LEVEL: 'barulhento',
  SHUTDOWN_GRACE_MS: '10s',
};

/** LOG_LEVEL vai junto para que também saia logo quem aceita os números. */
const INVALID_NUMBERS = { PORT: '1e5', LOG_LEVEL: 'barulhento', SHUTDOWN_GRACE_MS: '-5' };

const invalid: Task = {
  id: 'config-invalid',
  title: 'Configuração inválida não sobe, e aponta todas as variáveis erradas sem mostrar a senha',
  needs: ['process'],
  reread,
  alongside: true,
  async run(context) {
    const [process, numbers] = await Promise.all([
      expectRefusal(context, INVALID),
      expectRefusal(context, INVALID_NUMBERS),
    ]);
    expectNames(process, INVALID);
    expectNoSecret(process, INVALID);
    expectNames(numbers, INVALID_NUMBERS);
  },
};

const empty: Task = {
  id: 'config-empty',
  title: 'Variável vazia vale o padrão: sobe, e só em 127.0.0.1',
  needs: ['process'],
  reread,
  alongside: true,
  async run({ launch }) {
    const env = { HOST: '', LOG_LEVEL: '', SHUTDOWN_GRACE_MS: '' };
    const { process, baseUrl } = await launch({ env });
    if (!listensEverywhere(Number(baseUrl.port))) return;
    throw new CheckFailure({
      expected: 'com HOST vazio, o servidor escutando só em 127.0.0.1',
      got: 'o servidor escuta em todos os endereços desta máquina',
      sent: describe(env),
      where: 'porta',
      output: process.lastLines(),
    });
  },
};

/** A mensagem vai para o log, e o log vai para muitos lugares: o valor não pode ir junto. */
function expectNoSecret(process: ServerProcess, env: Record<string, string>): void {
  const leak = linesOf(process).find((line) => line.includes(SECRET));
  if (leak === undefined) return;
  throw new CheckFailure({
    expected: 'o nome da variável e o que há de errado, sem o valor dela',
    got: 'a senha que estava em DATABASE_URL apareceu na saída',
    sent: describe(env),
    where: 'saída do processo',
    output: [leak.slice(0, 300)],
  });
}

/** Sobe com esta configuração e espera o processo recusá-la, com código diferente de zero. */
async function expectRefusal(context: TaskContext, env: Record<string, string>): Promise<ServerProcess> {
  const server = await context.spawn({ env });
  const { process } = server;
  const seen = await exitOrAnswer(server, context.startDeadlineMs);
  if (typeof seen === 'object' && seen.code !== 0 && seen.code !== null) return process;
  throw new CheckFailure({
    expected: 'o processo recusando a configuração e saindo com código diferente de 0',
    got: typeof seen === 'object' ? `o processo saiu com ${seen.signal ?? `código ${seen.code}`}` : seen,
    sent: describe(env),
    where: 'processo',
    output: process.lastLines(),
  });
}

/**
 * Quem já atende não vai mais recusar: não é preciso esperar o prazo inteiro. Ainda assim espera-se mais um
 * tanto, porque em máquina cheia outro programa pode ter ficado com a porta, e a resposta ser dele.
 */
async function exitOrAnswer({ process, http }: RunningServer, limitMs: number) {
  const started = performance.now();
  while (performance.now() < started + limitMs) {
    const exit = await process.waitExit(50);
    if (exit !== undefined) return exit;
    const answered = await http.send({ path: '/health/live', timeoutMs: 500 }).catch(() => undefined);
    if (answered === undefined) continue;
    return (await process.waitExit(performance.now() - started)) ?? 'o processo subiu assim mesmo';
  }
  return `o processo não saiu nem atendeu em ${limitMs / 1000} s`;
}

function expectNames(process: ServerProcess, env: Record<string, string>): void {
  const text = linesOf(process).join('\n');
  const silent = Object.keys(env).filter((name) => !new RegExp(`\\b${name}\\b`, 'u').test(text));
  if (silent.length === 0) return;
  throw new CheckFailure({
    expected: 'uma mensagem com o nome de cada variável errada',
    got: `a mensagem não cita ${silent.join(', ')}`,
    sent: describe(env),
    where: 'saída do processo',
    output: process.lastLines(),
  });
}

/** Uma mensagem que cita tudo não aponta nada. HOST fica de fora: a palavra aparece em outros assuntos. */
function expectNoOtherName(process: ServerProcess, env: Record<string, string>): void {
  const text = linesOf(process).join('\n');
  const others = Object.keys(INVALID).filter((name) => !(name in env));
  const cited = others.filter((name) => new RegExp(`\\b${name}\\b`, 'u').test(text));
  if (cited.length === 0) return;
  throw new CheckFailure({
    expected: 'só o nome do que está errado',
    got: `a mensagem também cita ${cited.join(', ')}, que estava certo`,
    sent: describe(env),
    where: 'saída do processo',
    output: process.lastLines(),
  });
}

function linesOf(process: ServerProcess): string[] {
  return [...process.stdout.lines(), ...process.stderr.lines()];
}

function describe(env: Record<string, string>): string {
  return Object.entries(env)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');
}

export const configuration: Task[] = [missing, invalid, empty];
