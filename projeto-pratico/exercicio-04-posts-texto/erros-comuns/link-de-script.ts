/** Faz link de tudo o que parece endereço: quem clica no do ladrão roda o script dele. */
import { startWith } from './referencia.ts';

await startWith((building) => {
  const { entitiesOf } = building.parts;
  building.parts = {
    ...building.parts,
    entitiesOf: (text) => {
      const found = [...text.matchAll(/(?<!\S)(?:javascript|data):\S+/giu)];
      const scripts = found.map(({ 0: url, index: start }) => ({ start, end: start + url.length, url }));
      const links = scripts.map((one) => ({ kind: 'link' as const, ...one }));
      return [...entitiesOf(text), ...links].sort((a, b) => a.start - b.start);
    },
  };
});
