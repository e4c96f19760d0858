import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, EXIT } from '../command.ts';

export const version: Command = {
  name: 'versao',
  usage: 'versao',
  summary: 'a versão do curso e a do Node',
  words: 0,
  run({ book, terminal }) {
    const { version: number } = JSON.parse(readFileSync(join(book.root, 'package.json'), 'utf8')) as {
      version: string;
    };
    terminal.line(`Trilha Backend ${number}, Node ${process.versions.node}`);
    return EXIT.ok;
  },
};
