/** Busca obrigatória: o molde e o script nascem juntos, então a falta é defeito nosso e merece nome. */
export function find<T extends HTMLElement>(root: ParentNode, selector: string): T {
  const found = root.querySelector<T>(selector);
  if (found === null) throw new Error(`Falta ${selector} na página.`);
  return found;
}

/** Cria um elemento com atributos e filhos; textos viram nós de texto, nunca HTML. */
export function el(
  tag: string,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElement {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** Duração para gente: “38 ms”, “1,2 s”. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return `${(ms / 1000).toLocaleString('pt-BR', { maximumFractionDigits: 1 })} s`;
}
