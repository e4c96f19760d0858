const START = /[Hh][Tt][Tt][Pp][Ss]?:\/\/[^\s<>"`{}|\\^]+/uy;
/** O que costuma encerrar a frase, e não o endereço. */
const TAIL = /^(?![/&%#@])[\p{Po}\p{Pf}\p{Pi}*_~\]]$/u;

export interface Link {
  end: number;
  url: string;
}

/**
 * O endereço que começa em `start`, ou `null`. Só http e https, com um nome de máquina e sem usuário nem senha: o que vem
 * antes do `@` serve para fingir que o endereço é de outro. `url` sai como o navegador o entende.
 * Fonte: WHATWG URL.
 */
export function linkAt(text: string, start: number): Link | null {
  START.lastIndex = start;
  const found = START.exec(text);
  if (found === null) return null;
  const written = withoutTail(balanced(found[0]));
  const url = URL.parse(written);
  if (url === null || url.username !== '' || url.password !== '') return null;
  if (!/[\p{L}\p{N}]/u.test(url.hostname)) return null;
  return { end: start + written.length, url: url.href };
}

/** Onde acaba o que não é branco a partir de `start`: um endereço recusado não vira menção nem hashtag. */
export function tokenEnd(text: string, start: number): number {
  const space = text.slice(start).search(/\s/);
  return space < 0 ? text.length : start + space;
}

/** Até o primeiro parêntese que fecha sem ter aberto: `(veja https://a.b/c(d))` fica com `https://a.b/c(d)`. */
function balanced(written: string): string {
  let open = 0;
  for (let at = 0; at < written.length; at += 1) {
    if (written[at] === '(') open += 1;
    if (written[at] === ')') open -= 1;
    if (open < 0) return written.slice(0, at);
  }
  return written;
}

function withoutTail(written: string): string {
  const letters = [...written];
  while (TAIL.test(letters.at(-1) ?? '')) letters.pop();
  return letters.join('');
}
