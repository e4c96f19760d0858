import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Quantas exigências de nível 1 e 2 tem cada seção da ASVS 5.0.0; nas seções citadas, são as primeiras. */
const SECTIONS: Record<string, number> = {
  '6.1': 3,
  '6.2': 12,
  '6.3': 4,
  '6.4': 4,
  '6.5': 5,
  '6.6': 3,
  '6.8': 4,
  '7.1': 3,
  '7.2': 4,
  '7.3': 2,
  '7.4': 5,
  '7.5': 2,
  '7.6': 2,
  '8.1': 2,
  '8.2': 3,
  '8.3': 1,
  '8.4': 1,
  '9.1': 3,
  '9.2': 4,
  '10.1': 2,
  '10.2': 2,
  '10.3': 4,
  '10.4': 11,
  '10.5': 5,
  '10.6': 2,
  '10.7': 3,
};
const ITEMS = Object.entries(SECTIONS).flatMap(([section, count]) =>
  Array.from({ length: count }, (_, index) => `${section}.${index + 1}`),
);

interface Row {
  item: string;
  level: string;
  asks: string;
  answer: string;
  where: string;
  proof: string;
}

/** As linhas da tabela: item, nível, o que pede, situação, onde, teste ou razão. */
const rows: Row[] = read('asvs.md')
  .split('\n')
  .filter((line) => /^\| \d+\.\d+\.\d+ \|/.test(line))
  .map((line) => {
    const [item = '', level = '', asks = '', answer = '', where = '', proof = ''] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    return { item, level, asks, answer, where, proof };
  });

const quoted = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);
const citedTests = ({ proof }: Row) => quoted(proof).filter((text) => text.includes('.test.ts#'));
/** A razão, sem os testes citados. */
const reasonOf = ({ proof }: Row) => proof.replaceAll(/`[^`]+`|<br>/g, '').trim();

describe('a tabela da ASVS', () => {
  test('tem cada exigência de nível 1 e 2 dos capítulos 6 a 10, uma vez', () => {
    expect(rows.map(({ item }) => item)).toEqual(ITEMS);
  });

  test.each(rows)('$item: todo teste citado existe, com o título, e todo arquivo de “onde” também', (row) => {
    for (const cited of citedTests(row)) {
      const [path = '', title = ''] = cited.split('#');
      expect(existsSync(join(root, path)), path).toBe(true);
      expect(read(path), cited).toMatch(/\btest\b/);
      expect(read(path).includes(title) && title !== '', cited).toBe(true);
    }
    const missing = quoted(row.where).filter((path) => !existsSync(join(root, path)));
    expect(missing).toEqual([]);
  });

  test.each(rows)('$item: “$answer” tem o que a sustenta', (row) => {
    expect(['1', '2']).toContain(row.level);
    const reason = reasonOf(row).length > 20;
    const tested = citedTests(row).length > 0;
    const supported = { sim: tested || reason, 'em parte': reason, não: reason, 'não se aplica': reason };
    expect(supported).toHaveProperty(row.answer, true);
    if (row.answer === 'sim' && !tested) expect(reasonOf(row)).toMatch(/^Sem teste: /);
  });
});

test('nas páginas, todo campo de senha esconde o que se digita e diz ao gerenciador o que é; nenhum trata colar', () => {
  const sources = globSync('../palco-web/src/**/*.tsx', { cwd: root }).map(read);
  const fields = sources.flatMap((source) => source.match(/<(?:Field|input)\b[\s\S]*?\/>/g) ?? []);
  const passwords = fields.filter((field) => /name="\w*[pP]assword"/.test(field));
  expect(passwords.length).toBeGreaterThan(6);
  for (const field of passwords) {
    expect(field).toContain('type="password"');
    expect(field).toMatch(/autoComplete="(current|new)-password"/);
  }
  expect(sources.filter((source) => source.includes('onPaste'))).toEqual([]);
});
