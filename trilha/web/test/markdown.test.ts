import { pathToFileURL } from 'node:url';
import { markdownToHtml } from 'satteri';
import { describe, expect, it } from 'vitest';
import {
  keepTogether,
  lessonPlugin,
  shortCodePlugin,
  slotMark,
  tablePlugin,
} from '../src/markdown/plugin.ts';

const ROOT = process.platform === 'win32' ? 'C:/livro/' : '/livro/';
const LESSON = '01-fundamentos/teoria/05-endianness.md';

async function render(source: string, file = LESSON) {
  const frontmatter: { sources?: string[] } = {};
  const astro = {
    frontmatter,
    headings: [],
    localImagePaths: new Set<string>(),
    remoteImagePaths: new Set<string>(),
  };
  const { html } = await markdownToHtml(source, {
    mdastPlugins: [
      lessonPlugin(ROOT, {
        kind: (path) => (path.endsWith('.ts') || path.endsWith('.png') ? 'file' : undefined),
      }),
    ],
    hastPlugins: [tablePlugin(), shortCodePlugin()],
    fileURL: pathToFileURL(`${ROOT}${file}`),
    data: { astro },
  });
  return { html, sources: frontmatter.sources ?? [] };
}

const SECTIONS = [
  'O que é',
  'Como funciona',
  'Múltiplas abordagens',
  'Comparação',
  'Melhor prática',
  'Exemplo prático',
  'Exercício',
  'Confira',
  'No Palco',
];
const lesson = SECTIONS.map((title) => `## ${title}\n\ntexto de ${title}\n`).join('\n');

describe('Markdown das lições', () => {
  it('põe cada painel no fim da seção dele, sem MDX', async () => {
    const { html } = await render(`# Título\n\n${lesson}`);
    const order = ['Como funciona', slotMark('explorer'), 'Comparação', slotMark('measurements')].concat([
      'Exemplo prático',
      slotMark('run'),
      'Exercício',
      slotMark('exercise'),
      '<h2>Confira',
    ]);
    const places = order.map((text) => html.indexOf(text));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(html).not.toContain('Título');
  });

  it('a marca do autor decide o lugar do explorador, uma vez só', async () => {
    const { html } = await render(
      lesson.replace('texto de O que é', 'antes\n\n<!-- explorador -->\n\ndepois'),
    );
    expect(html.split(slotMark('explorer'))).toHaveLength(2);
    expect(html.indexOf(slotMark('explorer'))).toBeLessThan(html.indexOf('Como funciona'));
  });

  it('não põe painéis fora de uma lição e tira os comentários de sincronização', async () => {
    const { html } = await render(`<!-- trecho: a.ts#b -->\n\n${lesson}`, 'docs/arquitetura.md');
    expect(html).not.toContain('<!--');
  });

  it('acima de uma saída gravada põe o comando que a repete', async () => {
    const comment = '<!-- saida: node exemplos/05-x/a.ts um\nlinhas: 1-3\n-->';
    const { html } = await render(`${comment}\n\`\`\`text\noi\n\`\`\`\n`);
    expect(html).toMatch(/npx trilha exemplo 01\/05 a\.ts um[\s\S]*oi/);
    expect(html).not.toContain('linhas');
  });

  it('desenha Mermaid em SVG com título, acentos e cores por variável', async () => {
    const block = 'flowchart LR\n  accTitle: Da memória ao número\n  A["Memória"] -->|não é| B["Ação"]';
    const { html } = await render(`## Como funciona\n\n\`\`\`mermaid\n${block}\n\`\`\`\n`);
    expect(html).toContain('role="img" aria-label="Da memória ao número"');
    expect(html).toContain('>Ação<');
    expect(html).not.toContain('accTitle');
    expect(html).not.toContain('googleapis');
    expect(html).toContain('<b>Figura 1</b> Da memória ao número');
    expect(html).toContain('url(#d1-arrowhead)');
    expect(html).toContain('id="d1-arrowhead"');
  });

  it('Mermaid inválido derruba o build com o começo do bloco na mensagem', async () => {
    await expect(async () => render('```mermaid\npizza\n  a -> b\n```')).rejects.toThrow(
      /começa com “pizza”/,
    );
  });

  it('numera figuras, envolve tabelas e não parte código curto', async () => {
    const { html } = await render('![a](x.png "Um")\n\n![b](y.png "Dois")\n\n| a |\n|---|\n| `00 04` |\n');
    expect(html).toContain('<b>Figura 1</b> Um');
    expect(html).toContain('<b>Figura 2</b> Dois');
    expect(html).toMatch(/<div class="table few" tabindex="0"[^>]*><table>/);
    expect(html).toContain('<code class="short">00 04</code>');
  });

  it('não separa número e unidade no fim da linha', () => {
    expect(keepTogether('R$ 99,99 em 10 ms, 3 s e 5 seções')).toBe(
      'R$\u00a099,99 em 10\u00a0ms, 3\u00a0s e 5 seções',
    );
  });

  it('guarda os arquivos de código citados e deixa em texto o que não existe', async () => {
    const { html, sources } = await render('[bits](../exemplos/05/bits.ts) e [falta](../nada.md)');
    expect(sources).toEqual(['01-fundamentos/exemplos/05/bits.ts']);
    expect(html).toContain('href="/codigo/01-fundamentos/exemplos/05/bits.ts/"');
    expect(html).toContain('e falta</p>');
  });
});
