import { expect, it } from 'vitest';
import { inlineSvg } from '../src/markdown/inline-svg.ts';

const DRAWING = `<?xml version="1.0"?>
<svg role="img" aria-labelledby="t d" class="d"><title id="t">Anel</title><desc id="d">Dezesseis</desc>
<style>.d { --tinta: #000; } @media (prefers-color-scheme: dark) { .d { --tinta: #fff; } }</style>
<marker id="ponta"/><path marker-end="url(#ponta)"/></svg>`;

it('prefixa identificadores e referências, para duas figuras não se misturarem', () => {
  const svg = inlineSvg(DRAWING, 'figura-2', '');
  expect(svg).toContain('aria-labelledby="figura-2-t figura-2-d"');
  expect(svg).toContain('<title id="figura-2-t">');
  expect(svg).toContain('url(#figura-2-ponta)');
  expect(svg).not.toContain('<?xml');
});

it('prende o estilo à figura e troca o tema do sistema pelo da página', () => {
  const svg = inlineSvg(DRAWING, 'figura-2', '');
  expect(svg).toContain('<style>#figura-2 {.d { --tinta: #000; }');
  expect(svg).toContain(':root[data-theme="dark"] & { .d { --tinta: #fff; } }');
  expect(svg).not.toContain('prefers-color-scheme');
});

it('um desenho sem título ganha o texto alternativo como nome', () => {
  expect(inlineSvg('<svg><path/></svg>', 'f', 'A "fita"')).toContain(
    'role="img" aria-label="A &quot;fita&quot;"',
  );
});
