import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import type { Nodes } from 'mdast';
import type { Book } from '../../book.ts';
import { GLOSSARY, misspellingsIn, readGlossary } from '../glossary.ts';
import { anchorsOf, plainText, readMarkdown } from '../lesson.ts';
import { documents } from '../subjects.ts';
import type { Report, Rule } from '../types.ts';

interface Place {
  file: string;
  book: Book;
  /** O nó como está no arquivo. */
  source: string;
}

/** Uma regra que julga cada nó de cada texto do assunto. */
function nodeRule(id: string, next: string, judge: (node: Nodes, place: Place) => string[]): Rule {
  return {
    id,
    next,
    partial: true,
    check: ({ book, ...context }) =>
      documents(context).flatMap((file) => {
        const { nodes, body } = readMarkdown(book.root, file);
        return nodes.flatMap(({ node, line }): Report[] => {
          const source = body.slice(node.position?.start.offset, node.position?.end.offset);
          return judge(node, { file, book, source }).map((message) => ({ file, line, message }));
        });
      }),
  };
}

/** Sem rede: alvos relativos existem e âncoras também; endereços de fora não são visitados. */
export const links = nodeRule(
  'links',
  'corrija o caminho, relativo ao arquivo, a âncora, como o GitHub a escreve, ou o texto, que diz aonde o link leva',
  (node, { file, book }) => [
    ...targetsOf(node).flatMap((url) => brokenTarget(book.root, file, url) ?? []),
    ...textDefects(node),
  ],
);

/** Para onde um nó aponta; em HTML, os atributos `href` e `src`. */
function targetsOf(node: Nodes): string[] {
  if (node.type === 'link' || node.type === 'image' || node.type === 'definition') return [node.url];
  if (node.type !== 'html') return [];
  return [...node.value.matchAll(/\b(?:href|src)="([^"]*)"/g)].map(([, url = '']) => url);
}

/** Quem ouve a página pula de link em link, e só tem o texto dele. */
function textDefects(node: Nodes): string[] {
  if (node.type === 'text')
    return [...node.value.matchAll(/\]\[([^\]]*)\]|\[(\^[^\]]+)\]/g)].map(
      ([, name, note]) => `o link cita “${name ?? note}”, que não foi definido`,
    );
  if (node.type !== 'link' || node.children.some(({ type }) => type === 'image')) return [];
  const text = plainText(node).trim();
  if (text === '') return ['o link não tem texto'];
  return /^(clique )?aqui$|^(este |neste )?link$/i.test(text) ? [`“${text}” não diz aonde o link leva`] : [];
}

function brokenTarget(root: string, from: string, url: string): string | undefined {
  if (/^(file:|https?:\/\/(localhost|127\.))/i.test(url)) return `o link só vale nesta máquina: ${url}`;
  if (/^http:/i.test(url)) return `o endereço é http, sem proteção: ${url}`;
  if (/^[a-z][a-z+.-]*:/i.test(url)) return;
  if (/%(?![0-9a-f]{2})/i.test(url)) return `o endereço tem um % solto: ${url}`;
  const [path = '', anchor] = decodeURI(url).split('#');
  const target = path === '' ? from : normalize(join(dirname(from), path));
  if (target.startsWith('..')) return `o link sai do repositório: ${url}`;
  if (/(^|\/)(node_modules|dist|\.local|minha-trilha)\//.test(target))
    return `o link aponta para o que o git não guarda: ${url}`;
  if (!existsSync(join(root, target)))
    return `o link aponta para um arquivo que não existe: ${url}${otherCase(join(root, target))}`;
  if (anchor === undefined || statSync(join(root, target)).isDirectory()) return;
  if (target.endsWith('.md'))
    return anchorsOf(readMarkdown(root, target)).has(anchor) ? undefined : `a âncora não existe: ${url}`;
  const lines = readFileSync(join(root, target), 'utf8').split('\n').length;
  return Number(/^L(\d+)/.exec(anchor)?.[1] ?? 0) > lines
    ? `o arquivo tem ${lines} linhas: ${url}`
    : undefined;
}

/** Num disco que não distingue maiúsculas o link funciona, e no GitHub não. */
function otherCase(path: string): string {
  const names = existsSync(dirname(path)) ? readdirSync(dirname(path)) : [];
  const found = names.find((name) => name.toLowerCase() === basename(path).toLowerCase());
  return found === undefined ? '' : `; o nome é ${found}`;
}

export const alternativeText = nodeRule(
  'imagens',
  'escreva o que a imagem mostra, para quem não a vê',
  (node) => [
    ...(node.type === 'image' && /^[a-z]+:/i.test(node.url)
      ? ['a imagem vem da rede, e o curso se lê sem ela: guarde-a ao lado do texto']
      : []),
    ...alternativesOf(node).flatMap((text) => {
      if (text === '') return ['a imagem não tem texto alternativo'];
      return /^\S+\.(svg|png|jpe?g|gif|webp)$/i.test(text)
        ? [`“${text}” é o nome do arquivo, e não o que a imagem mostra`]
        : [];
    }),
  ],
);

/** O que o GitHub e o site mostram do mesmo jeito, e nada que rode ou venha de fora. */
const TAGS = new Set(['details', 'summary', 'br', 'img', 'code', 'em', 'strong', 'kbd', 'sub', 'sup']);

export const plainHtml = nodeRule(
  'html',
  'escreva em Markdown; de HTML, só o que abre e fecha uma resposta e o que o Markdown não tem',
  (node) => {
    if (node.type !== 'html' || node.value.startsWith('<!--')) return [];
    const tags = [...node.value.matchAll(/<([a-z][\w-]*)([^>]*)/gi)];
    return tags.flatMap(([, name = '', attributes = '']) => [
      ...(TAGS.has(name.toLowerCase()) ? [] : [`a marca <${name}> não se usa no texto`]),
      ...(/\son\w+\s*=/i.test(attributes) ? [`a marca <${name}> roda um programa`] : []),
    ]);
  },
);

function alternativesOf(node: Nodes): string[] {
  if (node.type === 'image') return [node.alt?.trim() ?? ''];
  if (node.type !== 'html') return [];
  return [...node.value.matchAll(/<img\b[^>]*>/g)].map(
    ([tag]) => /\balt="([^"]*)"/.exec(tag)?.[1]?.trim() ?? '',
  );
}

/** Uma grafia por termo. Só em prosa: o nome de uma função ou de uma obra é de quem o escreveu. */
export const glossary = nodeRule(
  'glossario',
  `use a grafia de ${GLOSSARY} ou, se a casa mudou de ideia, mude-a lá primeiro`,
  (node, { file, book }) => {
    if (file === GLOSSARY || (node.type !== 'paragraph' && node.type !== 'heading')) return [];
    return misspellingsIn(prose(node), readGlossary(book)).map(
      ({ form, term }) => `“${form}” se escreve “${term}” neste curso`,
    );
  },
);

/** O texto, sem código e sem o título de obras de fora. */
function prose(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'link' && /^[a-z]+:/i.test(node.url)) return ' … ';
  if ('children' in node) return node.children.map(prose).join('');
  return ' … ';
}

/** O que a casa não escreve, e o que escreve no lugar; veja “Voz” em docs/escrevendo-conteudo.md. */
const FORBIDDEN: readonly [pattern: RegExp, advice: string][] = [
  [/\p{L}!(?=\s|$)/u, 'a frase termina com ponto, e não com exclamação'],
  [/\p{Extended_Pictographic}(?<![↔-⇿✔✖©®™])/u, 'não se usa emoji no texto'],
  [/é importante (ressaltar|notar|destacar|lembrar)/iu, 'diga direto o que é importante'],
  [/(?<!\.)\.{3}(?!\.)/u, 'as reticências são um caractere: …'],
  [/\d%/u, 'há um espaço entre o número e o %'],
  [/\b(TODO|FIXME|XXX)\b/u, 'o que falta leva a marca POR ESCREVER'],
];

export const voice = nodeRule(
  'voz',
  'reescreva como em docs/escrevendo-conteudo.md, “Voz”; um exemplo do que não se faz vai entre crases',
  (node) => {
    if (node.type !== 'text') return [];
    return FORBIDDEN.flatMap(([pattern, advice]) => {
      const at = node.value.search(pattern);
      return at < 0 ? [] : [`“${node.value.slice(Math.max(0, at - 20), at + 20).trim()}”: ${advice}`];
    });
  },
);

/** Uma coluna a menos some sem aviso: o GitHub completa a linha com uma célula vazia. */
export const tables = nodeRule(
  'tabelas',
  'dê a toda linha as colunas do cabeçalho; uma barra dentro de uma célula se escreve \\|',
  (node, { source }) => {
    if (node.type !== 'paragraph') return [];
    const [first, ...rows] = source.split('\n').filter((line) => line.trim().startsWith('|'));
    const columns = (row: string) =>
      row
        .trim()
        .replace(/\|$/, '')
        .split(/(?<!\\)\|/).length - 1;
    if (first === undefined || !/^[\s|:-]+$/.test(rows[0] ?? '')) return [];
    if (/^[\s|]+$/.test(first)) return ['o cabeçalho da tabela está vazio'];
    return rows.flatMap((row) =>
      columns(row) === columns(first)
        ? []
        : [`a tabela tem ${columns(first)} colunas, e esta linha, ${columns(row)}: ${row.trim()}`],
    );
  },
);
