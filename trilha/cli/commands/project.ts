import { resolve } from 'node:path';
import type { Stage } from '../../core/contract.ts';
import { TrilhaError } from '../../core/errors.ts';
import { fold } from '../../core/find.ts';
import { findStage, stageNumber } from '../../core/find-stage.ts';
import { projectFolder, type StartedStage, startCommand, startStage } from '../../core/project.ts';
import { type Command, type CommandContext, EXIT, type Input } from '../command.ts';
import { fromRoot, wrap } from '../terminal.ts';
import { verifyProject } from './project-verify.ts';

export const project: Command = {
  name: 'projeto',
  usage:
    'projeto comecar NN | projeto verificar NN [--comando CMD] [--pasta DIR] [--preparar CMD] [--url URL] [--tarefa N] [--prazo S] [--tudo] [--json]',
  summary:
    'comecar traz a etapa para minha-trilha/projeto; verificar diz se o que está lá, ou o servidor que você indicar, em qualquer linguagem, cumpre a etapa; --preparar roda antes, --tarefa escolhe (N, N-M), --prazo diz quantos segundos esperar a subida, --tudo explica todas as falhas',
  words: 2,
  options: {
    comando: 'string',
    pasta: 'string',
    preparar: 'string',
    url: 'string',
    tarefa: 'string',
    prazo: 'string',
    tudo: 'boolean',
    json: 'boolean',
  },
  async run(context, { words: [action = '', number], values }) {
    if (fold(action) === 'comecar') return begin(context, number, values);
    if (action !== 'verificar') throw usage('Diga o que fazer com o projeto: comecar ou verificar.');
    return verify(context, number, values as Values);
  },
};

interface Values {
  comando?: string;
  pasta?: string;
  preparar?: string;
  url?: string;
  tarefa?: string;
  prazo?: string;
  tudo?: boolean;
  json?: boolean;
}

const isReady = ({ ready }: Stage) => ready;

const usage = (message: string) =>
  new TrilhaError('USAGE', message, 'Por exemplo: npx trilha projeto verificar 01');

async function begin(context: CommandContext, number: string | undefined, values: Input['values']) {
  const [extra] = Object.keys(values);
  if (extra !== undefined) throw usage(`A opção --${extra} é de verificar; comecar não tem opções.`);
  const stage = findStage(context.catalog, number, isReady);
  report(context, stage, await startStage(context.book, context.catalog, stage));
  return EXIT.ok;
}

function report(
  { book, terminal }: CommandContext,
  stage: Stage,
  { folder, first, copied, kept }: StartedStage,
) {
  const place = fromRoot(book, folder);
  const { line, width } = terminal;
  const list = (files: string[]) => {
    for (const file of files) line(`  ${file}`);
  };
  if (copied.length > 0) {
    const what = copied.length === 1 ? '1 arquivo novo' : `${copied.length} arquivos novos`;
    line(`${first ? 'Projeto criado' : `Etapa ${stageNumber(stage)}`}: ${what} em ${place}`);
    list(copied);
  } else line(`Nada a copiar: o que a etapa ${stageNumber(stage)} traz já está em ${place}`);
  if (kept.length > 0) {
    line();
    line(wrap('Já existiam e ficaram como estão, porque são seus:', width));
    list(kept);
    line(wrap(`Compare-os com os de projeto-pratico/${stage.id}/inicial`, width));
  }
  line(`\n→ Leia o enunciado: ${stage.readme}`);
  line(`→ Escreva em ${place}`);
  line(`→ Verifique: npx trilha projeto verificar ${stageNumber(stage)}`);
}

function verify(context: CommandContext, number: string | undefined, values: Values): Promise<number> {
  const { comando, pasta, preparar, prazo, url, tarefa, tudo: all = false, json = false } = values;
  const own = [comando, pasta, preparar, prazo].some((value) => value !== undefined);
  if (url !== undefined && own)
    throw usage('Com --url o servidor já está de pé: tire --comando, --pasta, --preparar e --prazo.');
  if (url !== undefined && !/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw new TrilhaError(
      'USAGE',
      `“${url}” não é o endereço de um servidor.`,
      'Escreva-o inteiro, como em --url http://localhost:3000',
    );
  }
  const stage = findStage(context.catalog, number, isReady);
  const target = url === undefined ? commandTarget(context, values) : { url };
  return verifyProject(context, stage, target, { all, json, tarefa });
}

/** Sem comando, o que o projeto declara, na pasta dele; com um, a pasta em que a pessoa está. */
function commandTarget({ book }: CommandContext, { comando, pasta, preparar, prazo }: Values) {
  const usual = comando === undefined ? projectFolder(book) : process.cwd();
  const directory = pasta === undefined ? usual : resolve(pasta);
  const command = comando ?? startCommand(directory);
  const seconds = Number(prazo);
  if (prazo !== undefined && !(seconds >= 1 && seconds <= 120))
    throw usage(`--prazo pede segundos, de 1 a 120, e não “${prazo}”.`);
  return {
    command,
    directory,
    ...(preparar !== undefined && { prepare: preparar }),
    ...(prazo !== undefined && { readyDeadlineMs: seconds * 1_000 }),
  };
}
