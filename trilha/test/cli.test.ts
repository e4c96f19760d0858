import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { renderMarkdown } from '../cli/markdown.ts';
import { runCli } from '../cli/run.ts';
import { wrap } from '../cli/terminal.ts';
import { openBook } from '../core/book.ts';
import { readCatalog } from '../core/catalog.ts';
import { findConcept } from '../core/find.ts';
import { parseDocument } from '../core/front-matter.ts';
import { parseHints } from '../core/hints.ts';
import { learnerFile } from '../core/workspace.ts';
import { breakableBook, FIXTURE, fixtureBook, temporaryFolder } from './book.ts';
import { recordTerminal } from './terminal.ts';

const MAIN = join(import.meta.dirname, '../cli/main.ts');
const EXERCISE = '01-fundamentos/01-soma';

/** Os comandos no mesmo processo, com o livro de exemplo e a saída guardada. */
function cli(workspace = join(temporaryFolder(), 'minha')) {
  const book = openBook(FIXTURE, workspace);
  return async (...args: string[]) => {
    const { terminal, written } = recordTerminal();
    const status = await runCli(args, { book, terminal, signal: new AbortController().signal });
    return { status, ...written };
  };
}

const PLAIN = recordTerminal(40).terminal;

describe('códigos de saída e o que fazer em seguida', () => {
  const cases: [string[], number, string][] = [
    [['naoexiste'], 2, 'npx trilha ajuda'],
    [['ler', '01/02'], 2, 'ainda não foi escrito'],
    [['ler', 'nada-parecido'], 2, 'npx trilha lista'],
    [['ler', 'soma'], 2, 'combina com 2 conceitos'],
    [['verificar'], 2, 'Falta dizer o conceito'],
    [['verificar', '02'], 2, 'mais próximos que têm: 01/01, Soma'],
    [['ler', ''], 2, 'Falta dizer o conceito'],
    [['verificar', ' '], 2, 'Falta dizer o conceito'],
    [['ler', '99/99'], 2, 'Prontos: 01/01'],
    [['ler', '1/9'], 2, 'Prontos nesse módulo: 01/01'],
    [['ler', '99'], 2, 'Prontos: 01/01'],
    [['verificar', '01', '--inventada'], 2, 'não tem a opção --inventada'],
    [['dica', '01', '--relerr'], 2, 'Você quis dizer --reler?'],
    [['lista', '--tudo=sim'], 2, 'não leva valor'],
    [['projeto', 'verificar', '01', '--url'], 2, 'pede um valor'],
    [['progresso', 'tudo'], 2, 'Não sei o que fazer com “tudo”'],
    [['verificr'], 2, 'Você quis dizer npx trilha verificar?'],
    [['enunciado', '02'], 2, 'ainda não tem exercício'],
    [['ler', 'prodto'], 2, 'Você quis dizer 01/02, Produto (em preparação)?'],
    [['ler', '01', 'nada'], 2, 'As que há:'],
    [['ler', '01', 'o'], 2, 'combina com'],
    [['resetar'], 2, 'Falta dizer que exercício'],
    [['ajuda', 'nada'], 2, 'npx trilha ajuda'],
    [['exemplo', '01', 'nada'], 2, 'Os que há: soma.ts'],
    [['exemplo', '02/01', 'sem-servico'], 4, 'Como obter'],
    [['comparar', '01'], 2, '--sim'],
    [['medir', '02'], 2, 'ainda não tem medição'],
    [['medir', '01', '--rever'], 2, 'ainda não foi medido aqui'],
    [['projeto'], 2, 'comecar ou verificar'],
    [['projeto', 'verificar', '01', '--url', 'http://localhost:1', '--pasta', '.'], 2, 'já está de pé'],
    [['projeto', 'comecar', '01', '--tudo'], 2, 'é de verificar'],
    [['projeto', 'comecar', '01'], 2, 'A etapa 01 não está pronta'],
    [['projeto', 'verificar', '01', '--url', 'http://localhost:1'], 2, 'A etapa 01 não está pronta'],
    [['projeto', 'verificar', '01', '--url', 'localhost:3000'], 2, 'não é o endereço de um servidor'],
  ];
  it.for(cases)('%j sai com %i', async ([args, status, text]) => {
    const result = await cli()(...args);
    expect(result.stderr).toContain(text);
    expect(result.status).toBe(status);
    expect(result.stderr).not.toContain('Defeito da trilha');
  });

  it('uma lição com cabeçalho inválido não esconde as outras, e é dita pelo nome do arquivo', async () => {
    const { root, workspace } = breakableBook();
    writeFileSync(join(root, '01-fundamentos/teoria/02-produto.md'), '---\ntitle: [\n---\n');
    const terminal = { ...PLAIN, width: 80, error: vi.fn(), line: vi.fn() };
    const run = (...args: string[]) =>
      runCli(args, { book: { root, workspace }, terminal, signal: new AbortController().signal });
    expect(await run('lista')).toBe(0);
    const shown = terminal.line.mock.calls.flat().join('\n');
    expect(shown).toMatch(/01\/01 +pronto +Soma\n.*01\/02 +✖ com defeito {2}Produto/);
    expect(await run('ler', '02')).toBe(2);
    expect(terminal.error.mock.calls.flat().join('').replaceAll(/\s+/g, ' ')).toContain(
      '02-produto.md: o cabeçalho não é YAML',
    );
  });

  it('um defeito nosso sai com 70 e diz o que fazer', async () => {
    const terminal = { ...PLAIN, error: vi.fn() };
    const book = { root: '/nao-existe', workspace: '/nao-existe' };
    expect(await runCli(['lista'], { book, terminal, signal: new AbortController().signal })).toBe(70);
    expect(terminal.error).toHaveBeenCalledWith(expect.stringContaining('npx trilha doutor'));
  });
});

describe('uma sessão', () => {
  it('ler, verificar, dica, resolver, comparar, progresso', async () => {
    const workspace = join(temporaryFolder(), 'minha');
    const trilha = cli(workspace);
    expect((await trilha()).stdout).toContain('npx trilha ler 01/01');
    expect((await trilha('ler', '01')).status).toBe(0);
    expect((await trilha('exemplo', '01', 'soma')).stdout).toContain('2 + 3 = 5');
    expect((await trilha('enunciado')).stdout).toContain('Verifique: npx trilha verificar 01/01');
    const untouched = await trilha('verificar');
    expect(untouched.status).toBe(1);
    expect(untouched.stdout).toMatch(
      /○ por fazer {2}1\. [\s\S]*○ por fazer: 3 de 3 tarefas\n[\s\S]*npx trilha enunciado 01\/01/,
    );
    expect(untouched.stdout).not.toContain('motivo');
    expect(untouched.stdout).not.toContain('falhou');
    expect((await trilha('verificar')).stdout).not.toContain('Primeira vez');
    writeFileSync(
      join(workspace, EXERCISE, 'exercicio.ts'),
      'export const add = () => {\n  throw new Error();\n};\n',
    );
    const failed = await trilha('verificar');
    expect(failed.status).toBe(1);
    expect(failed.stdout).toMatch(
      /enviado .*\n.*recebido .*\n.*esperado .*\n.*onde .*:\d+:\d+\n.*releia .*npx trilha ler 01\/01 "Como funciona"/,
    );
    expect((await trilha('dica')).stdout).toMatch(/^Direção · dica 1 de 3\n[\s\S]*Ainda há 2/);
    expect((await trilha('dica')).stdout).toMatch(/^Ferramenta · dica 2 de 3\n/);
    expect((await trilha('dica', '--reler')).stdout).toMatch(
      /^Direção · dica 1 de 3\n[\s\S]*Ferramenta · dica 2 de 3\n/,
    );
    const solution = join(FIXTURE, '01-fundamentos/exercicios/01-soma/solucao.ts');
    writeFileSync(join(workspace, EXERCISE, 'exercicio.ts'), readFileSync(solution));
    const json = await trilha('verificar', '--json');
    expect(json.status).toBe(0);
    expect(JSON.parse(json.stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({
      verdict: { status: 'passed' },
    });
    expect((await trilha('comparar')).stdout).toContain('solucao.ts');
    expect((await trilha('progresso')).stdout).toContain('1 de 1  Fundamentos');
    expect((await trilha('lista')).stdout).toContain('✔ feito');
    expect((await trilha()).stdout).toContain('Você já fez tudo o que está pronto');
    expect((await trilha('resetar', '01')).stdout).toContain('copias/exercicio-');
  });

  it('progresso ilegível é avisado e não impede o comando', async () => {
    const workspace = join(temporaryFolder(), 'minha');
    mkdirSync(workspace);
    writeFileSync(join(workspace, 'progresso.json'), '{');
    const { status, stderr } = await cli(workspace)('lista');
    expect(status).toBe(0);
    expect(stderr).toContain('ilegível');
  });
});

describe('o processo de verdade', () => {
  const spawnCli = (workspace: string, ...args: string[]) =>
    spawn(process.execPath, [MAIN, ...args], {
      env: { ...process.env, TRILHA_MINHA: workspace },
      stdio: ['ignore', 'pipe', 'inherit'],
    });

  it('sem terminal não há cor, e o código de saída é o do comando', async () => {
    const child = spawnCli(join(temporaryFolder(), 'minha'), 'ajuda');
    const gone = once(child, 'exit');
    const text = (await child.stdout.setEncoding('utf8').toArray()).join('');
    expect(text).toBe(stripVTControlCharacters(text));
    expect((await gone)[0]).toBe(0);
  });

  it('Ctrl-C interrompe a verificação com 130', async () => {
    const book = openBook(undefined, join(temporaryFolder(), 'minha'));
    const ready = readCatalog(book)
      .modules.flatMap((each) => each.concepts)
      .find((each) => each.exercise);
    if (!ready) throw new Error('o livro não tem exercício pronto');
    writeFileSync(learnerFile(book, ready), 'for (;;);\n');
    const child = spawnCli(book.workspace, 'verificar', ready.id);
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    expect((await once(child, 'exit'))[0]).toBe(130);
  });
});

describe('endereços', () => {
  const catalog = readCatalog(fixtureCatalogBook());
  const find = (query: string, current?: string) => findConcept(catalog, query, current).id;

  it.for([
    ['01-fundamentos/01-soma', '01-fundamentos/01-soma'],
    ['01/02', '01-fundamentos/02-produto'],
    ['1/2', '01-fundamentos/02-produto'],
    ['01-02', '01-fundamentos/02-produto'],
    ['02', '01-fundamentos/02-produto'],
    ['produto', '01-fundamentos/02-produto'],
    ['PRODUTO', '01-fundamentos/02-produto'],
    ['em-rede', '02-protocolos/01-soma-em-rede'],
    ['em rede', '02-protocolos/01-soma-em-rede'],
  ] as const)('%s', ([query, id]) => expect(find(query)).toBe(id));

  it('um número repetido vale no módulo em que se está; fora dele, no único pronto', () => {
    expect(find('01', '02-protocolos/01-soma-em-rede')).toBe('02-protocolos/01-soma-em-rede');
    expect(find('01')).toBe('01-fundamentos/01-soma');
  });

  it('texto ambíguo lista os candidatos', () => {
    expect(() => find('soma')).toThrow(/01\/01 {2}Soma\n {2}02\/01 {2}Soma em rede/);
  });

  it('o que não existe é dito', () => expect(() => find('09/09')).toThrow(/Nenhum conceito/));
});

function fixtureCatalogBook() {
  return { root: FIXTURE, workspace: '/nao-usada' };
}

describe('catálogo', () => {
  it('lista o que existe e o título do que falta', () => {
    const { modules, totals } = readCatalog(fixtureBook());
    expect(totals).toEqual({
      modules: { ready: 1, planned: 2 },
      concepts: { ready: 1, planned: 3 },
      stages: { ready: 0, planned: 1 },
    });
    const [ready, planned] = modules[0]?.concepts ?? [];
    expect(ready).toMatchObject({
      title: 'Soma',
      ready: true,
      explorer: true,
      measurable: true,
      exercise: { hints: 3, timeoutMs: 3000 },
    });
    expect(ready?.examples).toMatchObject([
      { file: 'soma.ts', title: 'Soma dois números de dois jeitos.', needs: [] },
    ]);
    expect(modules[1]?.concepts[0]?.examples.map(({ file, needs }) => [file, needs])).toEqual([
      ['com-servico.ts', ['smtp']],
      ['sem-fim.ts', []],
      ['sem-parar.ts', []],
      ['sem-servico.ts', ['inexistente']],
    ]);
    expect(planned).toMatchObject({ title: 'Produto', ready: false, examples: [] });
  });

  it('o plano do curso tem 7 módulos, 58 conceitos e 12 etapas, e antes deles o aquecimento', () => {
    const { totals, modules } = readCatalog({
      root: join(import.meta.dirname, '../..'),
      workspace: '/nao-usada',
    });
    expect([totals.modules.planned, totals.concepts.planned, totals.stages.planned]).toEqual([7, 58, 12]);
    expect(modules.map(({ number, warmUp }) => [number, warmUp]).slice(0, 2)).toEqual([
      [0, true],
      [1, false],
    ]);
  });
});

describe('Markdown no terminal', () => {
  const render = (source: string, answers = false) => renderMarkdown(source, PLAIN, { answers });

  it('quebra, recua listas, mantém código e alinha tabelas', () => {
    expect(
      render(
        'Um parágrafo com palavras bastantes para duas linhas.\n\n1. um\n2. dois `x`\n\n```ts\nlet a;\n```\n\n| a | b |\n| - | - |',
      ),
    ).toBe(
      'Um parágrafo com palavras bastantes para\nduas linhas.\n\n1. um\n2. dois `x`\n\n    let a;\n\na  b\n─  ─',
    );
  });

  it('esconde as respostas até pedirem', () => {
    const source = '<details>\n<summary>Quanto?</summary>\n\nCinco.\n\n</details>\n\nFim.';
    expect(render(source)).toBe('? Quanto?\n\nFim.');
    expect(render(source, true)).toBe('? Quanto?\n\nCinco.\n\nFim.');
  });

  it('não mostra comentários e diz o texto das figuras e o endereço dos links', () => {
    expect(render('<!-- trecho: x -->\n\n![Um anel](a.svg) e [isto](https://a.b)')).toBe(
      '[figura: Um anel (a.svg)] e isto\n<https://a.b>',
    );
  });

  it('acima de uma saída gravada põe o comando que a repete, e de um diagrama, a descrição', () => {
    const block = '<!-- saida: node exemplos/05-x/a.ts um dois\nlinhas: 1-3\n-->\n```text\noi\n```';
    const file = '01-f/teoria/05-x.md';
    const shown = '    $ npx trilha exemplo 01/05 a.ts um dois\n\n    oi';
    expect(renderMarkdown(block, { ...PLAIN, width: 80 }, { file })).toBe(shown);
    const hidden = `<details>\n<summary>Sai o quê?</summary>\n\n${block}\n\n</details>`;
    expect(renderMarkdown(hidden, { ...PLAIN, width: 80 }, { file })).toBe('? Sai o quê?');
    expect(render('```mermaid\nflowchart LR\n  accDescr: A leva a B.\n  A --> B\n```')).toBe(
      '[diagrama: A leva a B.]',
    );
  });

  it('links e figuras do livro dão o caminho a partir da raiz', () => {
    const source =
      'Veja a [lição](../../teoria/01.md#sinal), [aqui](#x), [01/a.ts](../../../01/a.ts) e ![anel](i/a.svg).';
    const file = '01-f/praticas/01/README.md';
    expect(renderMarkdown(source, { ...PLAIN, width: 120 }, { file })).toBe(
      'Veja a lição (01-f/teoria/01.md), aqui, 01/a.ts e [figura: anel (01-f/praticas/01/i/a.svg)].',
    );
  });

  it('um trecho curto de código não se parte, e os espaços dele continuam espaços', () => {
    expect(render('Deslocar é empurrar todos os bits: `5 << 4` os leva adiante.')).toBe(
      'Deslocar é empurrar todos os bits:\n`5 << 4` os leva adiante.',
    );
  });

  it('uma tabela que não cabe vira lista de coluna e valor', () => {
    const table =
      '| Byte | O que vai nele |\n| --: | --- |\n| 0 | `50 4c` \\| as letras “PLCO”, sempre |\n| 4 | versão |';
    expect(renderMarkdown(table, { ...PLAIN, width: 80 })).toBe(
      [
        'Byte  O que vai nele',
        `────  ${'─'.repeat(34)}`,
        '0     `50 4c` | as letras “PLCO”, sempre',
        '4     versão',
      ].join('\n'),
    );
    expect(renderMarkdown(table, { ...PLAIN, width: 30 })).toBe(
      '- Byte: 0\n  O que vai nele: `50 4c` | as\n    letras “PLCO”, sempre\n- Byte: 4\n  O que vai nele: versão',
    );
  });

  it('o código dentro do resumo e de HTML no texto aparece entre crases', () => {
    const source =
      '<details>\n<summary>Por que <code>1 &lt; 2</code>?</summary>\n\nx\n\n</details>\n\nUm <code>b</code>.';
    expect(render(source)).toBe('? Por que `1 < 2`?\n\nUm `b`.');
  });

  it('na lição de verdade, a 40 e a 80 colunas, só código passa da largura', () => {
    const root = join(import.meta.dirname, '../..');
    const file = '01-fundamentos/teoria/05-endianness-e-representacao.md';
    const { body } = parseDocument(readFileSync(join(root, file), 'utf8'), file);
    for (const width of [40, 80]) {
      const wide = renderMarkdown(body, { ...PLAIN, width }, { answers: true, file })
        .split('\n')
        .filter((line) => [...line].length > width && !/^ {4,}/.test(line));
      expect(wide).toEqual([]);
    }
  });

  it('conta o que se vê, não os códigos de cor', () => {
    expect(wrap(`\u001b[31m${'a'.repeat(5)}\u001b[39m bbbb`, 10)).not.toContain('\n');
  });

  it('dicas se separam por ##', () => {
    expect(parseHints('# D\n\n## Um\n\na\n\n## Dois\n\nb\n')).toEqual([
      { title: 'Um', markdown: 'a' },
      { title: 'Dois', markdown: 'b' },
    ]);
  });
});
