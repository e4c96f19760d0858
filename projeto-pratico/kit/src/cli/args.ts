import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError } from '../failure.ts';
import type { Target } from '../laboratory.ts';
import { readSelection, type Selection } from '../selection.ts';

export interface Arguments {
  stage: number;
  target: Target;
  json: boolean;
  /** Mostra a transcrição de todas as falhas, não só da primeira. */
  all: boolean;
  selection: Selection | undefined;
}

export const HELP = `Verifica uma etapa do projeto prático contra o servidor que você quiser, em qualquer linguagem.

  node projeto-pratico/kit/src/main.ts ETAPA --comando "node servidor.ts" [--pasta DIR]
  node projeto-pratico/kit/src/main.ts ETAPA --url http://127.0.0.1:3000

  --comando CMD       como iniciar o servidor; roda sem shell, então && e | não valem
  --pasta DIR         onde o comando roda; o padrão é a pasta atual
  --preparar CMD      roda até o fim antes do primeiro servidor: migrações, por exemplo
  --ambiente NOME=V   variável a mais para o servidor; pode repetir
  --prazo SEGUNDOS    quanto esperar o servidor ficar pronto; o padrão é 8
  --url URL           um servidor já de pé; o que exige controlá-lo sai como “não verificado”
  --tarefa N          só a tarefa N, ou N-M, ou N- (da N em diante)
  --tudo              mostra a transcrição de todas as falhas, não só da primeira
  --json              escreve os eventos, um objeto JSON por linha
  --ajuda             mostra esta ajuda

Saída: 0 passou, 1 alguma tarefa falhou, 2 comando mal escrito, 3 nada falhou, mas algo ficou
sem verificar, 4 falta um serviço nesta máquina, 70 defeito do próprio kit.`;

/** Lê os argumentos. `undefined` quando se pediu ajuda. @throws UsageError com o que corrigir. */
export function readArguments(argv: string[]): Arguments | undefined {
  const { values, positionals } = parse(argv);
  if (values.ajuda) return undefined;
  return {
    stage: readStage(positionals),
    target: readTarget(values),
    json: values.json,
    all: values.tudo,
    selection: values.tarefa === undefined ? undefined : readSelection(values.tarefa),
  };
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        comando: { type: 'string' },
        pasta: { type: 'string' },
        preparar: { type: 'string' },
        ambiente: { type: 'string', multiple: true, default: [] },
        prazo: { type: 'string' },
        url: { type: 'string' },
        tarefa: { type: 'string' },
        tudo: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        ajuda: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    const option = /'(-[^' ]*)/u.exec(error instanceof Error ? error.message : '')?.[1];
    throw new UsageError(
      option === undefined ? 'Opção mal escrita.' : `Opção desconhecida ou sem valor: ${option}`,
    );
  }
}

type Values = ReturnType<typeof parse>['values'];

function readStage(positionals: string[]): number {
  const [text, ...rest] = positionals;
  if (text === undefined) throw new UsageError('Diga a etapa. Exemplo: 01');
  if (rest.length > 0)
    throw new UsageError(`Sobrou no comando: ${rest.join(' ')}. Faltaram aspas em --comando?`);
  if (!/^\d{1,2}$/u.test(text)) throw new UsageError(`A etapa é um número de 01 a 12, não “${text}”.`);
  return Number(text);
}

function readTarget({ comando, pasta, preparar, ambiente, prazo, url }: Values): Target {
  if ((comando === undefined) === (url === undefined))
    throw new UsageError('Escolha um: --comando ou --url.');
  if (url !== undefined) return { url: readUrl(url) };
  return {
    command: comando ?? '',
    directory: resolve(pasta ?? '.'),
    env: Object.fromEntries(ambiente.map(readPair)),
    ...(preparar === undefined ? {} : { prepare: preparar }),
    ...(prazo === undefined ? {} : { readyDeadlineMs: readSeconds(prazo) * 1000 }),
  };
}

function readUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:') throw new UsageError(`--url pede um endereço http://, não “${text}”.`);
  return url.href;
}

function readPair(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new UsageError(`--ambiente pede NOME=valor, não “${text}”.`);
  return [text.slice(0, at), text.slice(at + 1)];
}

function readSeconds(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 120))
    throw new UsageError(`--prazo pede segundos entre 1 e 120, não “${text}”.`);
  return seconds;
}
