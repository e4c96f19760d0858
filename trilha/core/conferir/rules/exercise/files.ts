import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { asNumber, asText } from '../../../front-matter.ts';
import { readMarkdown } from '../../lesson.ts';
import type { ConceptContext, ConceptRule, Report } from '../../types.ts';
import { FILES, folderOf, wrongAnswers } from './folder.ts';

const NEEDS = ['rede', 'threads', 'processos', 'disco'];

export const exerciseFiles: ConceptRule = {
  id: 'exercicio',
  next: 'complete a pasta; docs/escrevendo-conteudo.md, “O exercício”, diz o que é cada arquivo',
  check(context) {
    const file = folderOf(context);
    const reports: Report[] = FILES.filter((name) => !existsSync(join(context.book.root, file, name))).map(
      (name) => ({ file, message: `falta ${name}` }),
    );
    const hints = context.concept.exercise?.hints ?? 0;
    if (hints < 3)
      reports.push({ file: `${file}/dicas.md`, message: `são ${hints} dicas; o mínimo é três (## …)` });
    const wrong = wrongAnswers(context);
    if (wrong.length < 3)
      reports.push({ file, message: `erros-comuns tem ${wrong.length} arquivos; o mínimo é três` });
    return [...reports, ...checkHeader(context, wrong)];
  },
};

function checkHeader(context: ConceptContext, wrong: string[]): Report[] {
  const file = `${folderOf(context)}/README.md`;
  if (!context.files.includes(file)) return [];
  const { title, limiteMs, precisa, semRespostaFixa } = readMarkdown(context.book.root, file).data;
  const messages: string[] = [];
  if (asText(title) === undefined) messages.push('o cabeçalho não tem title');
  if (limiteMs !== undefined && (asNumber(limiteMs) ?? 0) <= 0)
    messages.push('limiteMs deve ser um número de milissegundos maior que zero');
  const strange = [precisa ?? []].flat(2).filter((need) => !NEEDS.includes(String(need)));
  if (strange.length > 0)
    messages.push(`precisa aceita só ${NEEDS.join(', ')}; veio ${strange.map(String).join(', ')}`);
  if (!wrong.includes('resposta-fixa.ts') && asText(semRespostaFixa) === undefined)
    messages.push('falta erros-comuns/resposta-fixa.ts (ou semRespostaFixa: motivo)');
  return messages.map((message) => ({ file, line: 1, message }));
}
