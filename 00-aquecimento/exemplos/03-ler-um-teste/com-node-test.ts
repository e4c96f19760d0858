import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { shortenBroken } from './resumo.ts';

// Um dos dois falha de propósito: é o relatório dele que se quer ler. Rode com `node --test`.
// #region node-test
test('o resumo cabe no limite, com as reticências', () => {
  equal(shortenBroken('Ensaio aberto', 10), 'Ensaio ab…');
});

test('o texto que cabe fica como está', () => {
  equal(shortenBroken('Ensaio', 10), 'Ensaio');
});
// #endregion node-test
