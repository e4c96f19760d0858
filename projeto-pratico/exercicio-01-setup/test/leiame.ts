import { readFileSync, writeFileSync } from 'node:fs';
import { STAGE } from './verificar.ts';

const README = new URL('README.md', STAGE);

export const readme = (): string => readFileSync(README, 'utf8');

/** O conteúdo entre `<!-- nome -->` e `<!-- fim -->`. */
export function block(name: string): string {
  return pieces(name).inside;
}

/** Troca o bloco no README. Só com `GRAVAR=1`: fora disso os testes comparam. */
export function write(name: string, content: string): void {
  const { before, after } = pieces(name);
  writeFileSync(README, before + content + after);
}

function pieces(name: string) {
  const text = readme();
  const open = `<!-- ${name} -->\n`;
  const start = text.indexOf(open);
  const end = text.indexOf('<!-- fim -->', start);
  if (start === -1 || end === -1) throw new Error(`O README não tem o bloco ${name}.`);
  return {
    before: text.slice(0, start + open.length),
    inside: text.slice(start + open.length, end),
    after: text.slice(end),
  };
}
