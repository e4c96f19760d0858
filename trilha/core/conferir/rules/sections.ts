import { contractOf, plainText, readLesson, sectionNamed } from '../lesson.ts';
import type { ConceptRule, Report } from '../types.ts';

export const sections: ConceptRule = {
  id: 'secoes',
  next: 'ponha as seções do contrato, todas, nesta ordem e com texto',
  check(context) {
    const lesson = readLesson(context);
    const titles = contractOf(context).sections;
    const found = lesson.sections.map((section) => section.title);
    const expected = titles.join(', ');
    if (found.join(', ') !== expected) {
      const at = titles.findIndex((title, index) => title !== found[index]);
      const line = lesson.sections[at]?.line ?? lesson.sections.at(-1)?.line;
      const where =
        at < 0
          ? `sobra “${found[titles.length]}”`
          : `esperava “${titles[at]}”, veio “${found[at] ?? 'nada'}”`;
      return [
        {
          ...(line !== undefined && { line }),
          message: `as seções devem ser, nesta ordem: ${expected}; ${where}`,
        },
      ];
    }
    return lesson.sections
      .filter((section) => section.text.replaceAll(/<!--[\s\S]*?-->/g, '').trim() === '')
      .map(({ title, line }) => ({ line, message: `a seção “${title}” está vazia` }));
  },
};

export const noTopHeading: ConceptRule = {
  id: 'titulo',
  next: 'apague a linha: o título vem de title, no cabeçalho',
  check(context) {
    return readLesson(context)
      .nodes.filter(({ node }) => node.type === 'heading' && node.depth === 1)
      .map(({ line }) => ({ line, message: 'o título vem do cabeçalho: tire o # de primeiro nível' }));
  },
};

export const diagram: ConceptRule = {
  id: 'diagrama',
  next: 'desenhe o mecanismo em um bloco mermaid ou em um .svg do projeto',
  check(context) {
    const section = sectionNamed(readLesson(context), 'Como funciona');
    if (
      !section ||
      !contractOf(context).diagram ||
      /^```mermaid/m.test(section.text) ||
      /!\[[^\]]*\]\([^)]+\.svg/.test(section.text)
    )
      return [];
    return [{ line: section.line, message: 'falta um diagrama em "Como funciona": mermaid ou imagem .svg' }];
  },
};

export const approaches: ConceptRule = {
  id: 'abordagens',
  next: 'dê a cada abordagem uma subseção ### com um trecho de programa testado',
  check(context) {
    const section = sectionNamed(readLesson(context), 'Múltiplas abordagens');
    if (!section) return [];
    const parts = section.text.split(/^### /m).slice(1);
    const bare = parts.filter((part) => !part.includes('<!-- trecho:'));
    if (parts.length < 2) {
      return [
        {
          line: section.line,
          message: `“Múltiplas abordagens” tem ${parts.length} subseções; o mínimo é duas`,
        },
      ];
    }
    return bare.map((part) => ({
      line: section.line,
      message: `a abordagem “${part.split('\n')[0]?.trim()}” não tem trecho de código testado`,
    }));
  },
};

export const selfCheck: ConceptRule = {
  id: 'confira',
  next: 'escreva de três a cinco perguntas em <details>, com <summary>, linha em branco e resposta',
  check(context) {
    const section = sectionNamed(readLesson(context), 'Confira');
    if (!section) return [];
    const questions =
      section.text.match(
        /<details>\s*<summary>[\s\S]*?<\/summary>\s*\n\s*\n[\s\S]*?\S[\s\S]*?<\/details>/g,
      ) ?? [];
    const opened = section.text.match(/<details>/g)?.length ?? 0;
    const reports: Report[] = [];
    if (opened !== questions.length) {
      reports.push({
        line: section.line,
        message: 'cada pergunta é <details> com <summary>, linha em branco e resposta',
      });
    }
    if (opened < 3 || opened > 5) {
      reports.push({ line: section.line, message: `“Confira” tem ${opened} perguntas; são de três a cinco` });
    }
    return reports;
  },
};

export const length: ConceptRule = {
  id: 'palavras',
  next: 'procure o mecanismo, o número ou a fonte que falta; encher de texto é defeito',
  check(context) {
    const { nodes } = readLesson(context);
    const { minWords } = contractOf(context);
    const words = nodes
      .filter(({ node }) => node.type === 'paragraph')
      .reduce((total, { node }) => total + (plainText(node).match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
    if (words >= minWords) return [];
    return [
      {
        level: 'warning',
        message: `são ${words} palavras de prosa; abaixo de ${minWords} costuma faltar mecanismo ou número`,
      },
    ];
  },
};
