import { parse } from 'yaml';
import { TrilhaError } from './errors.ts';

export interface Document {
  data: Record<string, unknown>;
  body: string;
  /** Linha do arquivo em que o corpo começa, para apontar o lugar certo nas mensagens. */
  bodyLine: number;
}

/**
 * Separa o cabeçalho YAML do corpo. Sem cabeçalho, `data` é vazio.
 * @throws TrilhaError CONTENT com a linha, se o YAML for inválido.
 */
export function parseDocument(text: string, file: string): Document {
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?/.exec(text);
  if (!match) return { data: {}, body: text, bodyLine: 1 };
  const body = text.slice(match[0].length);
  return { data: parseYaml(match[1] ?? '', file), body, bodyLine: match[0].split('\n').length };
}

function parseYaml(source: string, file: string): Record<string, unknown> {
  try {
    const data: unknown = parse(source);
    return data !== null && typeof data === 'object' ? (data as Record<string, unknown>) : {};
  } catch (error) {
    const reason = (error as Error).message.split('\n')[0];
    throw new TrilhaError(
      'CONTENT',
      `${file}: o cabeçalho não é YAML válido: ${reason}`,
      'Corrija o cabeçalho.',
    );
  }
}

export const asText = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

export const asNumber = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

export const asTexts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
