import { readFileSync } from 'node:fs';
import { expect, type TestContext, test } from 'vitest';
import { createReporter } from '../cli/report.ts';
import type { Verdict } from '../outcome.ts';
import type { Statement } from './readme.ts';
import type { StageVerifier } from './verify.ts';

interface Starter {
  /** A pasta `inicial`. */
  directory: URL;
  /** A pasta da etapa a partir da raiz do curso, com a barra no fim: é como o relato diz onde reler. */
  stageDirectory: string;
  statement: Statement;
  verifyNode: StageVerifier['verifyNode'];
}

/** Verifica o ponto de partida e confere que o relato é o que o enunciado mostra. */
export async function verifyStarter(
  context: TestContext,
  { directory, stageDirectory, statement, verifyNode }: Starter,
): Promise<Verdict> {
  let text = '';
  const onEvent = createReporter({
    write: (piece) => {
      text += piece
        .replaceAll(/"hostname":"[^"]+"/gu, '"hostname":"sua-maquina"')
        .replaceAll(/(?<=palco_\w+=)[\w-]+/gu, '…');
    },
    color: false,
    all: false,
    stageDirectory: () => stageDirectory,
  });
  const verdict = await verifyNode(context, new URL('src/server.ts', directory), { directory, onEvent });
  context.expect(verdict.exitCode).toBe(1);
  statement.write('saida: inicial', excerpt(text));
  context.expect(masked(excerpt(text))).toBe(masked(statement.block('saida: inicial')));
  return verdict;
}

/** O leitor instala o que o curso provou: versões exatas, e as mesmas. */
export function starterVersionTests(directory: URL, manifests: readonly URL[]): void {
  test('as versões do ponto de partida são exatas e as mesmas do curso', () => {
    const start = versions(new URL('package.json', directory));
    const used = Object.assign({}, ...manifests.map(versions));
    expect(Object.keys(start).length).toBeGreaterThan(4);
    for (const [name, version] of Object.entries(start)) expect(version, name).toBe(used[name]);
  });
}

function versions(file: URL): Record<string, string> {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, object>;
  return { ...dependencies, ...devDependencies };
}

/** O que o README guarda do relato: as seis primeiras tarefas e o fim; as outras só repetem a forma. */
function excerpt(text: string): string {
  return `\`\`\`text\n${text.trim().replace(/^ {2}\S \S+ +7 .*?(?=\n\n✖)/msu, '  …')}\n\`\`\`\n`;
}

/**
 * Esconde o que muda a cada execução: durações, ids, o atraso sorteado, as palavras sorteadas, que não têm vogais, e o que o
 * servidor escreveu por último.
 */
function masked(text: string): string {
  return text
    .replaceAll(/· \d+ ms/gu, '· … ms')
    .replaceAll(/· [\d,]+ s$/gmu, '· … s')
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu, '…')
    .replaceAll(/(?<![0-9a-f])[0-9a-f]{12}(?![0-9a-f])/giu, '…')
    .replaceAll(/delayMs = [1-9]\d+/gu, 'delayMs = …')
    .replaceAll(/\b[bcdfghjklmnpqrtvwxz]{9,}\b/gu, '…')
    .replaceAll(/ saída .*?\n(?= +releia)/gsu, ' saída …\n');
}
