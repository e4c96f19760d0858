import type { RuleContext } from './types.ts';

/** Os textos em Markdown de um assunto; o que está em `inicial/` vai para a pasta do leitor e se lê de lá. */
export const documents = ({ files }: RuleContext): string[] =>
  files.filter((file) => file.endsWith('.md') && !file.includes('/inicial/'));
