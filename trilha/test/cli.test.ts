import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../cli/markdown.ts';
import { type Terminal, visibleLength, wrap } from '../cli/terminal.ts';
import { readCatalog } from '../core/catalog.ts';
import { findConcept } from '../core/find.ts';
import { parseHints } from '../core/hints.ts';
import { FIXTURE, fixtureBook, temporaryFolder } from './book.ts';

const MAIN = join(import.meta.dirname, '../cli/main.ts');

/** A linha de comando de verdade, com uma pasta do leitor descartável. */
function cli(workspace = join(temporaryFolder(), 'minha')) {
  const env = { ...process.env, TRILHA_MINHA: workspace, FORCE_COLOR: undefined };
  return (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
      encoding: 'utf8',
      env,
    });
    return { status, stdout, stderr };
  };
}

describe('códigos de saída e o que fazer em seguida', () => {
  const cases: [string[], number, string][] = [
    [['naoexiste'], 2, 'npx trilha ajuda'],
    [['ler', '07/11'], 2, 'ainda não foi escrito'],
    [['ler', 'nada-parecido'], 2, 'npx trilha lista'],
    [['ler', 'rep'], 2, 'combina com'],
    [['verificar'], 2, 'Falta dizer o conceito'],
    [['verificar', '05', '--inventada'], 2, 'npx trilha ajuda'],
    [['exemplo', '05', 'nada'], 2, 'Os que há'],
    [['comparar', '05'], 2, '--sim'],
    [['projeto', 'verificar', '01'], 2, 'Por exemplo'],
    [['projeto', 'verificar', '12', '--url', 'http://localhost:1'], 2, 'A etapa 12 não está pronta'],
    [['medir', '02'], 2, 'combina com'],
  ];
  it.for(cases)('%j sai com %i', ([args, status, text]) => {
    const result = cli()(...args);
    expect(result.stderr).toContain(text);
    expect(result.status).toBe(status);
    expect(result.stderr).not.toContain('Defeito da trilha');
  });
});

describe('uma sessão', () => {
  it('ler, verificar, dica, resolver, comparar, progresso', () => {
    const workspace = join(temporaryFolder(), 'minha');
    const trilha = cli(workspace);
    expect(trilha().stdout).toContain('npx trilha ler 01/05');
    expect(trilha('ler', 'endianness').status).toBe(0);
    const failed = trilha('verificar');
    expect(failed.status).toBe(1);
    expect(failed.stdout).toMatch(
      /enviado .*\n.*recebido .*\n.*esperado .*\n.*onde .*:\d+:\d+\n.*releia .*#/,
    );
    expect(trilha('dica').stdout).toContain('Ainda há');
    const slug = '01-fundamentos/05-endianness-e-representacao';
    const solution = join(MAIN, '../../..', slug.replace('/', '/exercicios/'), 'solucao.ts');
    writeFileSync(join(workspace, slug, 'exercicio.ts'), readFileSync(solution));
    const json = trilha('verificar', '--json');
    expect(json.status).toBe(0);
    expect(JSON.parse(json.stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({
      verdict: { status: 'passed' },
    });
    expect(trilha('comparar').stdout).toContain('solucao.ts');
    expect(trilha('progresso').stdout).toContain('1 de 1  Fundamentos');
    expect(trilha('lista').stdout).toContain('✔ feito');
  }, 60_000);

  it('progresso ilegível é avisado e não impede o comando', () => {
    const workspace = join(temporaryFolder(), 'minha');
    mkdirSync(workspace);
    writeFileSync(join(workspace, 'progresso.json'), '{');
    const { status, stderr } = cli(workspace)('lista');
    expect(status).toBe(0);
    expect(stderr).toContain('ilegível');
  });

  it('sem terminal não há cor nem linha além de 80 colunas na prosa', () => {
    const { stdout } = cli()('ler', '05');
    expect(stdout).toBe(stripVTControlCharacters(stdout));
    const prose = stdout.split('\n').filter((line) => !/^( {4}|\||.*https?:|\w+ *\|)/.test(line));
    expect(prose.filter((line) => visibleLength(line) > 80)).toEqual([]);
  });

  it('Ctrl-C interrompe a correção com 130', async () => {
    const workspace = join(temporaryFolder(), 'minha');
    cli(workspace)('verificar', '05');
    const file = join(workspace, '01-fundamentos/05-endianness-e-representacao/exercicio.ts');
    writeFileSync(file, 'for (;;);\n');
    const env = { ...process.env, TRILHA_MINHA: workspace };
    const child = spawn(process.execPath, [MAIN, 'verificar', '05'], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');
    expect(code).toBe(130);
  }, 30_000);
});

describe('endereços', () => {
  const catalog = readCatalog(fixtureCatalogBook());
  const find = (query: string, current?: string) => findConcept(catalog, query, current).id;

  it.for([
    ['01-fundamentos/01-soma', '01-fundamentos/01-soma'],
    ['01/02', '01-fundamentos/02-produto'],
    ['1/2', '01-fundamentos/02-produto'],
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
    expect(ready?.examples.map(({ file, needs }) => [file, needs])).toEqual([
      ['sem-fim.ts', []],
      ['sem-servico.ts', ['inexistente']],
      ['soma.ts', []],
    ]);
    expect(planned).toMatchObject({ title: 'Produto', ready: false, examples: [] });
  });

  it('o plano do curso tem 7 módulos, 58 conceitos e 12 etapas', () => {
    const { totals } = readCatalog({ root: join(import.meta.dirname, '../..'), workspace: '/nao-usada' });
    expect([totals.modules.planned, totals.concepts.planned, totals.stages.planned]).toEqual([7, 58, 12]);
  });
});

describe('Markdown no terminal', () => {
  const terminal: Terminal = {
    color: false,
    width: 40,
    line: () => {},
    write: () => {},
    error: () => {},
    paint: (_, text) => text,
  };
  const render = (source: string, answers = false) => renderMarkdown(source, terminal, { answers });

  it('quebra, recua listas e mantém código e tabelas', () => {
    expect(
      render(
        'Um parágrafo com palavras bastantes para duas linhas.\n\n1. um\n2. dois `x`\n\n```ts\nlet a;\n```\n\n| a | b |\n| - | - |',
      ),
    ).toBe(
      'Um parágrafo com palavras bastantes para\nduas linhas.\n\n1. um\n2. dois `x`\n\n    let a;\n\n| a | b |\n| - | - |',
    );
  });

  it('esconde as respostas até pedirem', () => {
    const source = '<details>\n<summary>Quanto?</summary>\n\nCinco.\n\n</details>\n\nFim.';
    expect(render(source)).toBe('? Quanto?\n\nFim.');
    expect(render(source, true)).toBe('? Quanto?\n\nCinco.\n\nFim.');
  });

  it('não mostra comentários e diz o texto das figuras e o endereço dos links', () => {
    expect(render('<!-- trecho: x -->\n\n![Um anel](a.svg) e [isto](https://a.b)')).toBe(
      '[figura: Um anel] e isto <https://a.b>',
    );
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
