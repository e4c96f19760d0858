import { resolve } from 'node:path';
import type { Stage } from '../../core/contract.ts';
import { TrilhaError } from '../../core/errors.ts';
import { updateProgress } from '../../core/progress.ts';
import { type Command, type CommandContext, EXIT } from '../command.ts';

export const project: Command = {
  name: 'projeto',
  usage: 'projeto verificar NN (--comando CMD [--pasta DIR] [--preparar CMD] | --url URL) [--tudo] [--json]',
  summary:
    'verifica uma etapa do projeto prático no seu servidor, em qualquer linguagem; --preparar roda antes, --tudo explica todas as falhas',
  words: 2,
  options: {
    comando: 'string',
    pasta: 'string',
    preparar: 'string',
    url: 'string',
    tudo: 'boolean',
    json: 'boolean',
  },
  async run(context, { words: [action, number], values: given }) {
    const values = given as {
      comando?: string;
      pasta?: string;
      preparar?: string;
      url?: string;
      tudo?: boolean;
      json?: boolean;
    };
    if (action !== 'verificar' || (values.comando === undefined) === (values.url === undefined))
      throw usage();
    if (values.url !== undefined && !/^https?:$/.test(URL.parse(values.url)?.protocol ?? '')) {
      throw new TrilhaError(
        'USAGE',
        `“${values.url}” não é o endereço de um servidor.`,
        'Escreva-o inteiro, como em --url http://localhost:3000',
      );
    }
    const stage = findStage(context, number);
    const target = values.url === undefined ? commandTarget(values) : { url: values.url };
    return verify(context, stage, target, { all: values.tudo ?? false, json: values.json ?? false });
  },
};

const usage = () =>
  new TrilhaError(
    'USAGE',
    'Diga a etapa e como chegar ao servidor.',
    'Por exemplo: npx trilha projeto verificar 01 --comando "node src/server.ts"',
  );

function findStage({ catalog }: CommandContext, number: string | undefined): Stage {
  const stage = catalog.stages.find((each) => each.number === Number(number));
  if (stage?.ready) return stage;
  const ready = catalog.stages
    .filter((each) => each.ready)
    .map((each) => String(each.number).padStart(2, '0'));
  throw new TrilhaError(
    'NOT_FOUND',
    number === undefined ? 'Falta dizer a etapa.' : `A etapa ${number} não está pronta.`,
    `Prontas: ${ready.join(', ') || 'nenhuma'}`,
  );
}

function commandTarget({
  comando = '',
  pasta,
  preparar,
}: {
  comando?: string;
  pasta?: string;
  preparar?: string;
}) {
  return {
    command: comando,
    directory: resolve(pasta ?? process.cwd()),
    ...(preparar !== undefined && { prepare: preparar }),
  };
}

async function verify(
  { book, terminal, signal }: CommandContext,
  stage: Stage,
  target: ReturnType<typeof commandTarget> | { url: string },
  { all, json }: { all: boolean; json: boolean },
): Promise<number> {
  const { createReporter, verifyStage } = await import('@trilha/kit');
  const report = createReporter({
    write: terminal.write,
    color: terminal.color,
    all,
    stageDirectory: () => `projeto-pratico/${stage.id}/`,
  });
  const onEvent = json ? (event: object) => terminal.line(JSON.stringify(event)) : report;
  try {
    const verdict = await verifyStage({ stage: stage.number, target, onEvent, signal });
    const now = new Date().toISOString();
    await updateProgress(book, (progress) => {
      const passedAt = verdict.passed ? now : progress.stages[stage.id]?.passedAt;
      progress.stages[stage.id] = {
        lastAt: now,
        mode: 'url' in target ? 'url' : 'comando',
        ...(passedAt !== undefined && { passedAt }),
      };
    });
    return signal.aborted ? EXIT.interrupted : verdict.exitCode;
  } catch (error) {
    throw asTrilhaError(error);
  }
}

function asTrilhaError(error: unknown): unknown {
  const { code, message } = error as { code?: string; message: string };
  if (code === 'USAGE') return new TrilhaError('USAGE', message, 'Veja os comandos com: npx trilha ajuda');
  if (code !== 'SERVICE_MISSING') return error;
  return new TrilhaError('MISSING_SERVICE', message, 'Veja o que falta com: npx trilha doutor');
}
