import { readFileSync, statSync } from 'node:fs';

const LIMIT_MB = 1;

const CAUSES: Record<string, string> = {
  ENOENT: 'o arquivo não existe ou é um atalho para um lugar que não existe',
  ELOOP: 'o arquivo é um atalho que aponta para si mesmo',
  EACCES: 'falta permissão para ler o arquivo: dê-a com chmod u+rw',
};

/** Por que o arquivo do leitor não pode ser verificado, com o que fazer; indefinido se pode. Nunca abre um FIFO. */
export function fileDefect(path: string): string | undefined {
  try {
    const found = statSync(path);
    if (found.isDirectory()) return 'no lugar do arquivo há uma pasta: mude-a de lugar';
    if (!found.isFile()) return 'no lugar do arquivo há um canal ou um dispositivo: tire-o dali';
    const size = found.size / 2 ** 20;
    if (size > LIMIT_MB)
      return `o arquivo tem ${Math.ceil(size)} MB, e uma resposta não passa de ${LIMIT_MB} MB: apague o que sobra`;
    return encodingDefect(readFileSync(path));
  } catch (error) {
    const cause = CAUSES[(error as NodeJS.ErrnoException).code ?? ''];
    if (cause === undefined) throw error;
    return cause;
  }
}

/** O Node só lê UTF-8, com ou sem a marca no começo; o resto pareceria erro de sintaxe. */
function encodingDefect(bytes: Buffer): string | undefined {
  const save = 'salve como UTF-8 (no editor, “Salvar com codificação”)';
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff') return `o arquivo está em UTF-16: ${save}`;
  if (bytes.includes(0)) return `o arquivo está em UTF-16 ou não é texto: ${save}`;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return;
  } catch {
    const line = bytes.subarray(0, firstInvalid(bytes)).toString('latin1').split('\n').length;
    return `o arquivo não está em UTF-8 (a linha ${line} parece Latin-1, ou Windows-1252): ${save}`;
  }
}

/** O primeiro byte que não é UTF-8: onde a volta de texto a bytes deixa de ser igual. */
function firstInvalid(bytes: Buffer): number {
  const again = Buffer.from(bytes.toString('utf8'));
  return again.findIndex((byte, at) => byte !== bytes[at]);
}
