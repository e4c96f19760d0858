import { el, find } from './dom.ts';

interface Hit {
  url: string;
  excerpt: string;
  meta: { title?: string; tipo?: string };
  sub_results?: { title: string; url: string; excerpt: string }[];
}

interface Pagefind {
  debouncedSearch(query: string): Promise<{ results: { data(): Promise<Hit> }[] } | null>;
}

let engine: Promise<Pagefind> | undefined;

/** O índice só é baixado quando a busca é aberta. */
function load(): Promise<Pagefind> {
  const address = '/pagefind/pagefind.js';
  engine ??= import(/* @vite-ignore */ address) as Promise<Pagefind>;
  return engine;
}

/** O Pagefind devolve o trecho como HTML com `<mark>`: só essa marca é mantida. */
function excerptNodes(html: string): (Node | string)[] {
  // Um `template` não roda nada e, ao contrário do DOMParser, guarda o espaço do começo.
  const plain = (text: string) => {
    const template = document.createElement('template');
    template.innerHTML = text;
    return template.content.textContent ?? '';
  };
  return html
    .split(/(<mark>.*?<\/mark>)/)
    .map((part) => (part.startsWith('<mark>') ? el('mark', {}, plain(part)) : plain(part)));
}

function resultItem(hit: Hit): HTMLElement {
  const inner = (hit.sub_results ?? [])
    .filter((sub) => sub.url !== hit.url && sub.title !== hit.meta.title)
    .slice(0, 2);
  const kind = hit.meta.tipo === undefined ? [] : [el('small', {}, hit.meta.tipo)];
  return el(
    'li',
    {},
    el('a', { href: hit.url }, ...kind, hit.meta.title ?? hit.url),
    el('p', {}, ...excerptNodes(hit.excerpt)),
    ...inner.map((sub) => el('a', { href: sub.url, class: 'search-sub' }, sub.title)),
  );
}

class Search {
  readonly #dialog: HTMLDialogElement;
  readonly #input: HTMLInputElement;
  readonly #status: HTMLElement;
  readonly #list: HTMLElement;

  constructor(dialog: HTMLDialogElement) {
    this.#dialog = dialog;
    this.#input = find<HTMLInputElement>(dialog, 'input');
    this.#status = find(dialog, '[data-search-status]');
    this.#list = find(dialog, '[data-search-results]');
    this.#input.addEventListener('input', () => void this.#run());
    dialog.addEventListener('keydown', (event) => this.#walk(event));
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
    find(dialog, '[data-search-close]').addEventListener('click', () => dialog.close());
    find(dialog, 'form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#links[0]?.click();
    });
  }

  open(): void {
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#input.focus();
    load().catch(() =>
      this.#show('A busca precisa do índice, que só existe no site construído: rode npm start.'),
    );
  }

  get #links(): HTMLAnchorElement[] {
    return [...this.#list.querySelectorAll('a')];
  }

  #show(status: string, hits: Hit[] = []): void {
    this.#list.replaceChildren(...hits.map(resultItem));
    this.#status.textContent = status;
  }

  /** A resposta de uma pergunta que já mudou é descartada. */
  async #run(): Promise<void> {
    const query = this.#input.value.trim();
    if (query === '') return this.#show('');
    try {
      const found = await (await load()).debouncedSearch(query);
      const hits = await Promise.all(found?.results.slice(0, 12).map((result) => result.data()) ?? []);
      if (found === null || query !== this.#input.value.trim()) return;
      const count = found.results.length;
      this.#show(
        count === 0
          ? `Nada encontrado para “${query}”. Tente outra palavra, ou só uma parte dela.`
          : `${count} ${count === 1 ? 'página' : 'páginas'}.`,
        hits,
      );
    } catch {
      this.#show('A busca falhou. Recarregue a página e tente de novo.');
    }
  }

  #walk(event: KeyboardEvent): void {
    // Num campo de busca com texto, o Esc do navegador só apaga; aqui ele fecha, como diz a ajuda.
    if (event.key === 'Escape') {
      event.preventDefault();
      this.#dialog.close();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const stops = [this.#input, ...this.#links];
    const at = stops.indexOf(document.activeElement as HTMLAnchorElement);
    stops[Math.max(0, Math.min(stops.length - 1, at + step))]?.focus();
  }
}

/**
 * A busca, por botão ou Ctrl+K. Sem atalho de uma tecla só: quem dita por voz, ou esbarra numa tecla, abriria a caixa
 * sem querer (WCAG 2.1.4).
 */
export function search(): void {
  const dialog = document.querySelector<HTMLDialogElement>('[data-search]');
  if (dialog === null) return;
  const box = new Search(dialog);
  document.querySelector('[data-search-open]')?.addEventListener('click', () => box.open());
  for (const link of document.querySelectorAll('[data-search-link]'))
    link.addEventListener('click', () => box.open());
  addEventListener('keydown', (event) => {
    if (event.key !== 'k' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    box.open();
  });
}
