import { describe, expect, it } from 'vitest';
import { type Repo, resolveLink } from '../src/markdown/links.ts';

const FILES = new Set([
  'README.md',
  'RECURSOS.md',
  '01-fundamentos/README.md',
  '01-fundamentos/teoria/05-endianness.md',
  '01-fundamentos/teoria/imagens/fita.svg',
  '01-fundamentos/exemplos/05-endianness/png.ts',
  '01-fundamentos/exemplos/05-endianness/foto.bin',
  '01-fundamentos/exercicios/05-endianness/README.md',
  'projeto-pratico/exercicio-01-setup/README.md',
  'projeto-pratico/palco/README.md',
]);

const repo: Repo = {
  kind: (path) => {
    if (FILES.has(path)) return 'file';
    return [...FILES].some((file) => file.startsWith(`${path}/`)) ? 'dir' : undefined;
  },
};

const lesson = '01-fundamentos/teoria/05-endianness.md';
const from = (url: string) => resolveLink(url, lesson, repo);

describe('links do Markdown no site', () => {
  it('leva um .md à página dele e preserva a âncora', () => {
    expect(from('../exercicios/05-endianness/README.md#tarefas')).toEqual({
      kind: 'page',
      href: '/01-fundamentos/05-endianness/exercicio/#tarefas',
    });
    expect(from('../../projeto-pratico/exercicio-01-setup/README.md')).toMatchObject({
      href: '/projeto-pratico/exercicio-01-setup/',
    });
    expect(from('../../RECURSOS.md')).toMatchObject({ href: '/recursos/' });
    expect(from('../../README.md')).toMatchObject({ href: '/' });
  });

  it('leva uma pasta ao README dela, quando vira página', () => {
    expect(from('../')).toEqual({ kind: 'page', href: '/01-fundamentos/' });
    expect(from('../exercicios/05-endianness')).toMatchObject({
      href: '/01-fundamentos/05-endianness/exercicio/',
    });
    expect(from('../exemplos/05-endianness/')).toEqual({
      kind: 'text',
      path: '01-fundamentos/exemplos/05-endianness',
    });
  });

  it('leva código à página de leitura e imagem à cópia', () => {
    const path = '01-fundamentos/exemplos/05-endianness/png.ts';
    expect(from('../exemplos/05-endianness/png.ts#L3')).toEqual({
      kind: 'source',
      href: `/codigo/${path}/#L3`,
      path,
    });
    expect(from('imagens/fita.svg')).toEqual({
      kind: 'asset',
      href: '/arquivos/01-fundamentos/teoria/imagens/fita.svg',
    });
  });

  it('um .md sem página própria é lido como código', () => {
    expect(from('../../projeto-pratico/palco/README.md')).toMatchObject({
      kind: 'source',
      path: 'projeto-pratico/palco/README.md',
    });
  });

  it('o que não existe, é binário ou sai do repositório fica como texto, nunca link quebrado', () => {
    expect(from('06-nao-escrita.md').kind).toBe('text');
    expect(from('../exemplos/05-endianness/foto.bin').kind).toBe('text');
    expect(from('../../../../etc/passwd').kind).toBe('text');
  });

  it('não toca em endereços externos nem em âncoras da própria página', () => {
    expect(from('https://www.rfc-editor.org/rfc/rfc1700')).toMatchObject({ kind: 'outside' });
    expect(from('mailto:a@b.c')).toMatchObject({ kind: 'outside' });
    expect(from('#confira')).toEqual({ kind: 'page', href: '#confira' });
  });

  it('decodifica caminhos com espaço e acento', () => {
    const accented: Repo = {
      kind: (path) => (path === '01-fundamentos/teoria/imagens/visão geral.png' ? 'file' : undefined),
    };
    expect(resolveLink('imagens/vis%C3%A3o%20geral.png', lesson, accented)).toMatchObject({ kind: 'asset' });
  });
});
