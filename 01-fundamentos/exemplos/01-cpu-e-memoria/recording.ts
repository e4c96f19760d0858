/** Apoio: o que só esta máquina mostra se grava com `--gravar` e se mostra de novo com `--gravado`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dateText, describeMachine, machineLine } from '@trilha/measure';

/**
 * Roda `produce` e imprime as linhas. Com `--gravar`, guarda-as em `<nome>.gerado.txt`, com a máquina e a data; com
 * `--gravado`, imprime o que está guardado.
 */
export async function show(name: string, produce: () => string[] | Promise<string[]>): Promise<void> {
  const file = join(import.meta.dirname, `${name}.gerado.txt`);
  if (process.argv.includes('--gravado')) return void process.stdout.write(readFileSync(file, 'utf8'));
  const text = (await produce()).join('\n');
  console.log(text);
  if (process.argv.includes('--gravar')) writeFileSync(file, `${recordedLine()}\n\n${text}\n`);
}

export function recordedLine(): string {
  return `Gravado em ${dateText(new Date().toISOString())}: ${machineLine(describeMachine())}`;
}
