import { asNumber, asText } from '../../../front-matter.ts';
import { emptySections, readMarkdown } from '../../lesson.ts';
import { codeLines, longestCommon } from '../../line-diff.ts';
import { missingFrom, readText } from '../../subjects.ts';
import type { ConceptContext, ConceptRule, Report } from '../../types.ts';
import { unknownKeys } from '../front-matter.ts';
import { FILES, folderOf, wrongAnswers } from './folder.ts';

const NEEDS = ['rede', 'threads', 'processos', 'disco'];
const KEYS = ['title', 'limiteMs', 'precisa', 'semRespostaFixa'];
const MAX_LIMIT_MS = 60_000;

export const exerciseFiles: ConceptRule = {
  id: 'exercicio',
  next: 'complete a pasta; docs/escrevendo-conteudo.md, “O exercício”, diz o que é cada arquivo',
  check(context) {
    const file = folderOf(context);
    const reports: Report[] = missingFrom(context, file, FILES).map((name) => ({
      file,
      message: `falta ${name}`,
    }));
    const hints = context.concept.exercise?.hints ?? 0;
    if (hints < 3)
      reports.push({ file: `${file}/dicas.md`, message: `são ${hints} dicas; o mínimo é três (## …)` });
    const wrong = wrongAnswers(context);
    if (wrong.length < 3)
      reports.push({ file, message: `erros-comuns tem ${wrong.length} arquivos; o mínimo é três` });
    return [...reports, ...strays(context), ...checkHeader(context, wrong), ...checkTexts(context)];
  },
};

/** O que ninguém lê nem verifica sobra de um rascunho. */
function strays(context: ConceptContext): Report[] {
  const folder = `${folderOf(context)}/`;
  return context.files
    .filter((file) => file.startsWith(folder))
    .map((file) => file.slice(folder.length))
    .filter((name) => !FILES.includes(name) && !/^(apoio\/|erros-comuns\/[^/]+\.ts$)/.test(name))
    .map((name) => ({ file: folder + name, message: 'este arquivo não é de nenhuma parte do exercício' }));
}

function checkHeader(context: ConceptContext, wrong: string[]): Report[] {
  const file = `${folderOf(context)}/README.md`;
  if (!context.files.includes(file)) return [];
  const { data } = readMarkdown(context.book.root, file);
  const limit = asNumber(data.limiteMs ?? 1) ?? 0;
  const strange = [data.precisa ?? []].flat(2).filter((need) => !NEEDS.includes(String(need)));
  const messages = [
    ...(asText(data.title) === undefined ? ['o cabeçalho não tem title'] : []),
    ...(limit > 0 && limit <= MAX_LIMIT_MS
      ? []
      : [`limiteMs deve ser um número de milissegundos entre 1 e ${MAX_LIMIT_MS}`]),
    ...(strange.length > 0
      ? [`precisa aceita só ${NEEDS.join(', ')}; veio ${strange.map(String).join(', ')}`]
      : []),
    ...(wrong.includes('resposta-fixa.ts') || asText(data.semRespostaFixa)
      ? []
      : ['falta erros-comuns/resposta-fixa.ts (ou semRespostaFixa: motivo)']),
    ...unknownKeys(data, KEYS),
  ];
  return messages.map((message) => ({ file, line: 1, message }));
}

/** Nenhum texto está vazio, e nenhum entrega a solução: ela se lê depois de passar. */
function checkTexts(context: ConceptContext): Report[] {
  const names = ['README.md', 'dicas.md', 'solucao.md'].map((name) => `${folderOf(context)}/${name}`);
  return names
    .filter((file) => context.files.includes(file))
    .flatMap((file): Report[] => {
      const text = readMarkdown(context.book.root, file);
      if (text.body.trim() === '') return [{ file, message: 'o texto está vazio' }];
      const given = file.endsWith('solucao.md') ? [] : givenAway(context, file);
      return [...emptySections(text), ...given].map((report) => ({ file, ...report }));
    });
}

function givenAway(context: ConceptContext, file: string): { line: number; message: string }[] {
  const solution = `${folderOf(context)}/solucao.ts`;
  if (!context.files.includes(solution)) return [];
  const lines = codeLines(readText(context, solution));
  return readMarkdown(context.book.root, file).nodes.flatMap(({ node, line }) => {
    if (node.type !== 'code') return [];
    const share = longestCommon(lines, codeLines(node.value)) / lines.length;
    return share > 0.8 ? [{ line, message: 'o bloco de código é quase toda a solução' }] : [];
  });
}
