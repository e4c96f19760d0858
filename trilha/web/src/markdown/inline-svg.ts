import { escapeHtml } from '../lib/html.ts';

const DARK = /@media\s*\(\s*prefers-color-scheme:\s*dark\s*\)\s*\{/g;

/** Estilos do desenho só valem dentro da figura dele, e o escuro segue o tema da página, não o do sistema. */
function scopeStyle(css: string, id: string): string {
  return `#${id} {${css.replace(DARK, ':root[data-theme="dark"] & {')}}`;
}

/**
 * Prepara um SVG do livro para entrar na própria página: como imagem à parte ele não veria nem as fontes nem o tema.
 * @param id único na página; é o `id` da moldura e o prefixo de todo identificador de dentro
 * @param alt usado como nome acessível quando o desenho não traz `<title>`
 */
export function inlineSvg(source: string, id: string, alt: string): string {
  const body = source
    .replace(/^[\s\S]*?(?=<svg)/, '')
    .replace(/\bid="([^"]+)"/g, `id="${id}-$1"`)
    .replace(/\baria-(labelledby|describedby)="([^"]+)"/g, (_, name: string, ids: string) => {
      const own = ids.split(/\s+/).map((one) => `${id}-${one}`);
      return `aria-${name}="${own.join(' ')}"`;
    })
    .replace(/url\(#/g, `url(#${id}-`)
    .replace(/href="#/g, `href="#${id}-`)
    .replace(/<style>([\s\S]*?)<\/style>/g, (_, css: string) => `<style>${scopeStyle(css, id)}</style>`)
    .replace(/\n\s*\n/g, '\n')
    .trim();
  if (/aria-label(ledby)?=/.test(body)) return body;
  return body.replace('<svg', `<svg role="img" aria-label="${escapeHtml(alt)}"`);
}
