import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = join(import.meta.dirname, 'data', 'senhas-comuns.txt');

/** Lida na primeira senha que alguém escolhe: 2 MB que um processo que só atende leituras não paga. */
let common: Set<string> | undefined;

/**
 * A senha está entre as mais usadas? São 24 mil, de oito caracteres ou mais: cobrem o que um ataque tenta antes de ser
 * contido pelo limite de tentativas, que é o tamanho que a NIST SP 800-63B-4 (3.1.1.2) pede de uma lista destas.
 */
export function isCommonPassword(password: string): boolean {
  common ??= new Set(
    readFileSync(FILE, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('# ')),
  );
  return common.has(password.normalize('NFKC').toLowerCase());
}
