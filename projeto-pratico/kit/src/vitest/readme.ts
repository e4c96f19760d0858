import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readReport, text } from '@trilha/measure';
import { expect, test } from 'vitest';

/** O enunciado de uma etapa, com blocos `<!-- nome -->` … `<!-- fim -->` que os testes gravam e comparam. */
export class Statement {
  readonly #stage: URL;
  readonly #file: URL;

  /** @param stage pasta da etapa */
  constructor(stage: URL) {
    this.#stage = stage;
    this.#file = new URL('README.md', stage);
  }

  get text(): string {
    return readFileSync(this.#file, 'utf8');
  }

  block(name: string): string {
    return this.#pieces(name).inside;
  }

  /** Troca o bloco. Só com `GRAVAR=1`: fora disso os testes comparam. */
  write(name: string, content: string): void {
    if (process.env.GRAVAR !== '1') return;
    const { before, after } = this.#pieces(name);
    writeFileSync(this.#file, before + content + after);
  }

  #pieces(name: string) {
    const { text } = this;
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

  /** Links relativos que não levam a arquivo nenhum. */
  brokenLinks(): string[] {
    const links = [...this.text.matchAll(/\]\((?!https?:|#)([^)#]+)/gu)].map((match) => match[1] ?? '');
    return links.filter((link) => !existsSync(new URL(link, this.#stage)));
  }

  async measured(): Promise<string> {
    const report = await readReport(fileURLToPath(new URL('comparar.gerado.json', this.#stage)));
    return `\`\`\`text\n${text(report)}\n\`\`\`\n`;
  }
}

interface Facts {
  tasks: readonly { id: string; reread: { heading: string } }[];
  variants: object;
}

/** O que todo enunciado promete e os números dizem: seções citadas, contagens, medidas e links. */
export function statementTests(statement: Statement, { tasks, variants }: Facts): void {
  test('toda tarefa manda reler uma seção que existe', () => {
    const headings = new Set([...statement.text.matchAll(/^#+ (.+)$/gmu)].map((match) => match[1]));
    for (const { id, reread } of tasks) expect(headings, id).toContain(reread.heading);
  });

  test('o enunciado diz quantas tarefas e quantos erros comuns há', () => {
    expect(statement.text).toContain(`São ${tasks.length} tarefas`);
    expect(statement.text).toContain(`tem ${Object.keys(variants).length} servidores`);
  });

  test('os números do README são os da última medição gravada', async () => {
    const measured = await statement.measured();
    statement.write('medidas', measured);
    expect(statement.block('medidas')).toBe(measured);
  });

  test('nenhum link do enunciado aponta para um arquivo que não existe', () => {
    expect(statement.brokenLinks()).toEqual([]);
  });
}
