import { expect, it } from 'vitest';
import { assemble } from './assembler.ts';
import { compile } from './compiler.ts';
import { FACTORIAL } from './montar.ts';
import { PROGRAMS } from './programs.ts';

it('o assembly escrito à mão e o compilador dão os mesmos números', () => {
  expect(assemble(FACTORIAL)).toEqual(compile(PROGRAMS.fatorial.source, PROGRAMS.fatorial.args).code);
});
