import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Book } from '../core/book.ts';

/** Onde o Palco está, se foi o `npm start` que o subiu: ele anota os endereços enquanto tudo está de pé. */
export function palcoAddress(book: Book): string | undefined {
  try {
    const state = JSON.parse(readFileSync(join(book.root, '.local/execucao/estado.json'), 'utf8')) as {
      addresses?: { palco?: unknown };
    };
    const address = state.addresses?.palco;
    return typeof address === 'string' && /^http:\/\/localhost:\d+$/.test(address) ? address : undefined;
  } catch {
    return undefined;
  }
}
