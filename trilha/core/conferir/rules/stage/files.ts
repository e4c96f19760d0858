import { missingFrom, readJson, readText } from '../../subjects.ts';
import type { StageRule } from '../../types.ts';

const FILES = [
  'package.json',
  'contrato/openapi.json',
  'verificar/etapa.ts',
  'inicial/package.json',
  'erros-comuns/esperado.ts',
  'erros-comuns/sem-erro.ts',
];

export const stageFiles: StageRule = {
  id: 'etapa-arquivos',
  next: 'complete a pasta; docs/escrevendo-conteudo.md, “A etapa”, diz o que é cada arquivo',
  check(context) {
    const { base, files } = context;
    const missing = missingFrom(context, base, FILES);
    const tested = files.some((file) => file.startsWith(`${base}/test/`) && file.endsWith('.test.ts'));
    const messages = [
      ...missing.map((name) => `falta ${name}`),
      ...(tested ? [] : ['falta test/*.test.ts, que prova as três direções']),
    ];
    if (!missing.includes('package.json')) {
      const { scripts } = readJson<{ scripts?: { triangulo?: string } }>(context, `${base}/package.json`);
      if (!scripts?.triangulo) messages.push('package.json não tem o comando triangulo');
    }
    return messages.map((message) => ({ file: base, message }));
  },
};

/** Quem compara abordagens mostra números medidos: o programa, o relatório, a figura e a seção que os lê. */
export const stageComparison: StageRule = {
  id: 'etapa-comparacao',
  next: 'meça com node comparar.ts --gravar e explique os números em “As abordagens, em números”',
  check(context) {
    const { base, file } = context;
    const missing = missingFrom(context, base, [
      'comparar.ts',
      'comparar.gerado.json',
      'comparar.gerado.svg',
    ]);
    if (/^## As abordagens/m.test(readText(context, file)))
      return missing.map((name) => ({
        file: base,
        message: `a seção “As abordagens” compara, e falta ${name}`,
      }));
    return missing.includes('comparar.ts')
      ? []
      : [{ message: 'comparar.ts existe, e falta a seção “As abordagens”' }];
  },
};
