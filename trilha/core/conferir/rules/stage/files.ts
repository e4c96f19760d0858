import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bookHas } from '../../../book.ts';
import type { StageRule } from '../../types.ts';

const FILES = [
  'contrato/openapi.json',
  'verificar/etapa.ts',
  'inicial/package.json',
  'erros-comuns/esperado.ts',
  'erros-comuns/sem-erro.ts',
];

export const stageFiles: StageRule = {
  id: 'etapa-arquivos',
  next: 'complete a pasta; docs/escrevendo-conteudo.md, “A etapa”, diz o que é cada arquivo',
  check({ book, base, files }) {
    const missing = FILES.filter((name) => !bookHas(book, `${base}/${name}`)).map((name) => `falta ${name}`);
    const tested = files.some((file) => file.startsWith(`${base}/test/`) && file.endsWith('.test.ts'));
    return [...missing, ...(tested ? [] : ['falta test/*.test.ts, que prova as três direções'])].map(
      (message) => ({ file: base, message }),
    );
  },
};

/** Quem compara abordagens mostra números medidos: o programa, o relatório, a figura e a seção que os lê. */
export const stageComparison: StageRule = {
  id: 'etapa-comparacao',
  next: 'meça com node comparar.ts --gravar e explique os números em “As abordagens, em números”',
  check({ book, base, files, file }) {
    const readme = files.includes(file) ? readFileSync(join(book.root, file), 'utf8') : '';
    const compares = /^## As abordagens/m.test(readme);
    const program = bookHas(book, `${base}/comparar.ts`);
    if (!compares) return program ? [{ message: 'comparar.ts existe, e falta a seção “As abordagens”' }] : [];
    return ['comparar.ts', 'comparar.gerado.json', 'comparar.gerado.svg']
      .filter((name) => !bookHas(book, `${base}/${name}`))
      .map((name) => ({ file: base, message: `a seção “As abordagens” compara, e falta ${name}` }));
  },
};
