/** Como quebrar o livro de exemplo, uma regra de cada vez, e o que o conferidor deve dizer. */
export interface Breakage {
  rule: string;
  name: string;
  file: string;
  /** Troca um texto do arquivo; sem isto, `content` o substitui inteiro e `remove` o apaga. */
  replace?: [from: string | RegExp, to: string];
  content?: string;
  remove?: true;
  message: string | RegExp;
}

const LESSON = '01-fundamentos/teoria/01-soma.md';
const EXERCISE = '01-fundamentos/exercicios/01-soma';
const EXAMPLES = '01-fundamentos/exemplos/01-soma';

const lesson = (
  rule: string,
  name: string,
  from: string | RegExp,
  to: string,
  message: string | RegExp,
): Breakage => ({
  rule,
  name,
  file: LESSON,
  replace: [from, to],
  message,
});

export const BREAKAGES: readonly Breakage[] = [
  lesson('cabecalho', 'sem título', 'title: Soma\n', '', 'não tem title'),
  lesson('cabecalho', 'nível inventado', 'nivel: iniciante', 'nivel: fácil', 'nivel deve ser um de'),
  lesson('cabecalho', 'sem minutos', 'minutos: 5', 'minutos: 0', 'minutos deve ser'),
  lesson('fontes', 'duas fontes', / {2}- titulo: V8.*\n.*\n/, '', 'são 2 fontes'),
  lesson('fontes', 'fonte sem endereço', 'https://nodejs.org/api/errors.html', 'nodejs', 'url completa'),
  lesson(
    'prerequisitos',
    'desconhecido',
    'prerequisitos: []',
    'prerequisitos: [01-fundamentos/09-nada]',
    'desconhecido',
  ),
  lesson(
    'prerequisitos',
    'volta',
    'prerequisitos: []',
    'prerequisitos: [01-fundamentos/01-soma]',
    'formam um ciclo',
  ),
  lesson('titulo', 'com # de primeiro nível', '## O que é', '# Soma\n\n## O que é', 'primeiro nível'),
  lesson(
    'secoes',
    'fora de ordem',
    '## Melhor prática',
    '## Boa prática',
    'esperava “Melhor prática”, veio “Boa prática”',
  ),
  lesson('secoes', 'a mais', '## No Palco', '## No Palco\n\nAqui.\n\n## Além', 'sobra “Além”'),
  lesson('secoes', 'vazia', 'A direta.', '<!-- depois -->', 'a seção “Melhor prática” está vazia'),
  lesson('diagrama', 'sem diagrama', '```mermaid', '```text', 'falta um diagrama'),
  lesson('abordagens', 'uma só', '### Repetida', '**Repetida**', 'o mínimo é duas'),
  lesson(
    'abordagens',
    'sem trecho',
    /<!-- trecho: [^>]*#repetido -->/,
    '',
    'a abordagem “Repetida” não tem trecho',
  ),
  lesson('comparacao', 'sem tabela', /\|.*\|\n/g, '', 'não tem tabela'),
  lesson('comparacao', 'sem medição', 'Medido em', 'Visto em', 'falta a linha “Medido em'),
  lesson('comparacao', 'sem data', 'Medido em 2026-11-23,', 'Medido em novembro,', 'não tem data'),
  lesson('comparacao', 'sem comando', '`npx trilha medir 01/01`', 'um comando', 'não tem o comando'),
  lesson('comparacao', 'data que não é a do relatório', '2026-11-23', '2026-11-22', 'não é a do relatório'),
  {
    rule: 'comparacao',
    name: 'sem relatório',
    file: `${EXAMPLES}/medir.gerado.json`,
    remove: true,
    message: 'falta exemplos/01-soma/medir.gerado.json',
  },
  lesson('link-do-exercicio', 'sem link', /\[soma com limite\]\([^)]*\)/, 'soma', 'não tem o link'),
  lesson(
    'confira',
    'duas perguntas',
    /<details>\n<summary>Por quê\?[\s\S]*?<\/details>\n/,
    '',
    'tem 2 perguntas',
  ),
  lesson('confira', 'sem resposta', /\nCinco\.\n\n/, '', 'linha em branco e resposta'),
  lesson(
    'palavras',
    'curta demais',
    /Somar dois inteiros parece pouco[\s\S]*(?=## Como funciona)/,
    'Curto.\n\n',
    /são \d+ palavras/,
  ),
  lesson(
    'links',
    'arquivo que não existe',
    '../exercicios/01-soma/README.md',
    '../exercicios/01-soma/NADA.md',
    'não existe',
  ),
  {
    rule: 'links',
    name: 'âncora que não existe',
    file: `${EXERCISE}/README.md`,
    replace: ['#como-funciona', '#como-nao-funciona'],
    message: 'a âncora não existe',
  },
  lesson(
    'imagens',
    'sem texto alternativo',
    'A direta.',
    'A direta. ![](../exercicios/01-soma/README.md)',
    'texto alternativo',
  ),
  lesson('trechos', 'código mudou', 'return sum(a, b);', 'return a + b;', 'não é mais igual ao código'),
  lesson('trechos', 'região que não existe', '#direto', '#torto', 'a região torto não existe'),
  lesson(
    'trechos',
    'sem bloco',
    /<!-- trecho: [^>]*#repetido -->\n\n/,
    '<!-- trecho: exemplos/01-soma/soma.ts#repetido -->\n\nTexto.\n\n',
    'falta o bloco de código',
  ),
  lesson('saidas', 'saída mudou', '2 + 3 = 5\n', '2 + 3 = 6\n', 'não é a que o programa imprime'),
  lesson('saidas', 'sem máscara', 'mascara: [\\d.]+ ms\n', '', 'não é a que o programa imprime'),
  lesson(
    'saidas',
    'programa que falha',
    'node exemplos/01-soma/soma.ts',
    'node exemplos/01-soma/nada.ts',
    'não existe',
  ),
  lesson(
    'saidas',
    'outra versão',
    'mascara:',
    'versao: v1.0.0\nmascara:',
    'não comparada: gravada em v1.0.0',
  ),
  {
    rule: 'exemplos',
    name: 'sem teste',
    file: `${EXAMPLES}/soma.test.ts`,
    remove: true,
    message: 'não tem teste ao lado',
  },
  {
    rule: 'exemplos',
    name: 'sem programa',
    file: `${EXAMPLES}/soma.ts`,
    remove: true,
    message: 'não há programa',
  },
  {
    rule: 'core-puro',
    name: 'importa node:',
    file: `${EXAMPLES}/core.ts`,
    content: "import { cpus } from 'node:os';\nexport const sum = () => cpus().length;\n",
    message: 'importa node:os',
  },
  {
    rule: 'core-puro',
    name: 'usa Buffer',
    file: `${EXAMPLES}/core.ts`,
    content: 'export const sum = () => Buffer.from([1]);\n',
    message: 'usa Buffer',
  },
  {
    rule: 'core-puro',
    name: 'imprime ao importar',
    file: `${EXAMPLES}/core.ts`,
    content: "console.log('oi');\nexport const sum = 1;\n",
    message: 'tem efeito: oi',
  },
  {
    rule: 'core-puro',
    name: 'deixa um relógio',
    file: `${EXAMPLES}/core.ts`,
    content: 'setInterval(() => undefined, 1000);\nexport const sum = 1;\n',
    message: 'deixa pendente Timeout',
  },
  {
    rule: 'exercicio',
    name: 'sem dicas',
    file: `${EXERCISE}/dicas.md`,
    remove: true,
    message: 'falta dicas.md',
  },
  {
    rule: 'exercicio',
    name: 'duas dicas',
    file: `${EXERCISE}/dicas.md`,
    replace: ['## Ferramenta', '### Ferramenta'],
    message: 'são 2 dicas',
  },
  {
    rule: 'exercicio',
    name: 'dois erros comuns',
    file: `${EXERCISE}/erros-comuns/concatena.ts`,
    remove: true,
    message: 'tem 2 arquivos',
  },
  {
    rule: 'exercicio',
    name: 'sem resposta fixa',
    file: `${EXERCISE}/erros-comuns/resposta-fixa.ts`,
    remove: true,
    message: 'falta erros-comuns/resposta-fixa.ts',
  },
  {
    rule: 'solucao',
    name: 'não passa',
    file: `${EXERCISE}/solucao.ts`,
    replace: ['a + b', 'a - b'],
    message: 'a solução não passa: tarefa 1',
  },
  {
    rule: 'solucao',
    name: 'seção inexistente',
    file: `${EXERCISE}/exercicio.test.ts`,
    replace: ["'melhor-prática'", "'melhor'"],
    message: 'manda reler “melhor”',
  },
  {
    rule: 'inicial',
    name: 'já resolvido',
    file: `${EXERCISE}/exercicio.ts`,
    content:
      'export function add(a: number, b: number): number {\n  if (a + b > 100) throw new RangeError("100");\n  return a + b;\n}\n',
    message: 'passa em tudo',
  },
  {
    rule: 'inicial',
    name: 'diz outra coisa',
    file: `${EXERCISE}/falhas-esperadas.json`,
    replace: ['"1": "por fazer: add', '"1": "por fazer: sum'],
    message: 'diz outra coisa',
  },
  {
    rule: 'inicial',
    name: 'falha não registrada',
    file: `${EXERCISE}/falhas-esperadas.json`,
    replace: [/ {2}"1": .*\n/, ''],
    message: 'não está registrada',
  },
  {
    rule: 'inicial',
    name: 'não compila',
    file: `${EXERCISE}/exercicio.ts`,
    content: 'export function add(: number) {}\n',
    message: 'não chega às tarefas',
  },
  {
    rule: 'erros-comuns',
    name: 'passa',
    file: `${EXERCISE}/erros-comuns/concatena.ts`,
    replace: [/Number\(.*\)/, '{ if (a + b > 100) throw new RangeError("100"); return a + b; }'],
    message: 'passou em tudo',
  },
  {
    rule: 'erros-comuns',
    name: 'tarefa errada',
    file: `${EXERCISE}/erros-comuns/concatena.ts`,
    replace: ['Tarefa: 1', 'Tarefa: 2'],
    message: 'falhou na tarefa 1; devia falhar na 2',
  },
  {
    rule: 'erros-comuns',
    name: 'mensagem errada',
    file: `${EXERCISE}/erros-comuns/concatena.ts`,
    replace: ['recebido 23', 'recebido 24'],
    message: 'a mensagem foi outra',
  },
  {
    rule: 'erros-comuns',
    name: 'sem comentário',
    file: `${EXERCISE}/erros-comuns/concatena.ts`,
    replace: ['// Tarefa: 1\n', ''],
    message: 'precisa de “// Tarefa: N”',
  },
  {
    rule: 'recusas',
    name: 'aceita o vazio',
    file: `${EXERCISE}/exercicio.test.ts`,
    content:
      "import { exercise } from '@trilha/trilha/check';\n\nconst task = exercise<object>();\n\ntask(1, 'nada', { section: 'o-que-e' }, () => undefined);\n",
    message: 'um arquivo vazio não foi recusado',
  },
];

/** Do conceito de exemplo à lição de aquecimento: o que ela não tem sai. */
export const SHORTER: readonly Breakage[] = [
  lesson('secoes', 'sem as comparações', /## Múltiplas abordagens[\s\S]*(?=## Exemplo prático)/, '', ''),
  lesson('secoes', 'sem o Palco', /\n## No Palco[\s\S]*/, '', ''),
  lesson('diagrama', 'sem diagrama', /```mermaid[\s\S]*?```/, 'Soma-se.', ''),
  {
    rule: 'solucao',
    name: 'relê o que sobrou',
    file: `${EXERCISE}/exercicio.test.ts`,
    replace: ["'melhor-prática'", "'exemplo-prático'"],
    message: '',
  },
];

export const WARM_UP_BREAKAGES: readonly Breakage[] = [
  lesson(
    'secoes',
    'sem “Confira”',
    /\n## Confira[\s\S]*/,
    '',
    'O que é, Como funciona, Exemplo prático, Exercício, Confira; esperava “Confira”, veio “nada”',
  ),
  lesson(
    'palavras',
    'curta demais',
    /Somar dois inteiros parece pouco[\s\S]*(?=## Como funciona)/,
    'Curto.\n\n',
    /abaixo de 600/,
  ),
];
