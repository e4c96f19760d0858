/** Um pedaço de texto, ou um endereço que pode virar link. */
export type LinkPiece = { kind: 'text'; text: string } | { kind: 'link'; text: string; href: string };

// Só http e https: "javascript:", "data:" e afins ficam como texto.
const ADDRESS = /https?:\/\/[^\s<>"'`]+/giu;
const CLOSERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Tira a pontuação que é da frase e não do endereço; um parêntese só sai se não abriu dentro dele. */
function trim(address: string): string {
  let end = address.length;
  while (end > 0) {
    const last = address.charAt(end - 1);
    const opener = CLOSERS[last];
    const body = address.slice(0, end);
    const unbalanced = opener !== undefined && body.split(opener).length < body.split(last).length;
    if (!unbalanced && !/[.,;:!?…]/u.test(last)) break;
    end -= 1;
  }
  return address.slice(0, end);
}

/**
 * O endereço normalizado, se pode ser um link: http ou https, com domínio e sem usuário nem senha, que só servem para um
 * domínio se passar por outro. `null` para todo o resto.
 */
export function safeAddress(address: string): string | null {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/u.test(url.protocol) || url.username !== '' || url.password !== '')
    return null;
  return url.hostname.includes('.') ? url.href : null;
}

/**
 * Parte o texto em trechos comuns e endereços. Quem desenha usa elementos, nunca HTML em texto.
 *
 * @param text texto escrito por alguém, sem confiança nenhuma
 */
export function linkify(text: string): LinkPiece[] {
  const pieces: LinkPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = trim(match[0]);
    const href = safeAddress(address);
    if (href === null) continue;
    if (match.index > from) pieces.push({ kind: 'text', text: text.slice(from, match.index) });
    pieces.push({ kind: 'link', text: address, href });
    from = match.index + address.length;
  }
  if (from < text.length) pieces.push({ kind: 'text', text: text.slice(from) });
  return pieces;
}

/** Letras que um domínio em português usa. Fora delas (um "а" cirílico) o domínio se mostra em código, `xn--…`. */
const PLAIN_HOST = /^[a-z0-9áàâãéêíóôõúüç.:-]+$/u;
const PATH_MAX = 24;

/**
 * O endereço como se lê: sem protocolo nem "www.". Só o caminho é cortado: quem decide se confia no link precisa
 * do domínio inteiro.
 */
export function shortAddress(address: string): string {
  const [, typed = '', path = ''] = /^https?:\/\/([^/?#]*)(.*)$/iu.exec(address) ?? [];
  const lower = typed.toLowerCase().normalize('NFC');
  const host = (PLAIN_HOST.test(lower) ? lower : (URL.parse(address)?.host ?? lower)).replace(/^www\./u, '');
  const rest = path.replace(/\/$/u, '');
  return host + (rest.length <= PATH_MAX ? rest : `${rest.slice(0, 12)}…${rest.slice(-11)}`);
}
