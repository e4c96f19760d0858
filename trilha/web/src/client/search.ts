import { el, find } from './dom.ts';

interface Hit {
  url: string;
  excerpt: string;
  meta: { title?: string };
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
  return el(
    'li',
    {},
    el('a', { href: hit.url }, hit.meta.title ?? hit.url),
    el('p', {}, ...excerptNodes(hit.excerpt)),
    ...inner.map((sub) => el('a', { href: sub.url, class: 'search-sub' }, sub.title)),
  );
}

export function search(): void {
  const dialog = document.querySelector<HTMLDialogElement>('[data-search]');
  if (dialog === null) return;
  const input = find<HTMLInputElement>(dialog, 'input');
  const status = find(dialog, '[data-search-status]');
  const list = find(dialog, '[data-search-results]');
  const open = () => {
    if (!dialog.open) dialog.showModal();
    input.focus();
    load().catch(() => {
      status.textContent = 'A busca precisa do índice, que só existe no site construído: rode npm start.';
    });
  };
  const run = async () => {
    const query = input.value.trim();
    if (query === '') return list.replaceChildren();
    const found = await (await load()).debouncedSearch(query);
    if (found === null) return;
    const hits = await Promise.all(found.results.slice(0, 12).map((result) => result.data()));
    list.replaceChildren(...hits.map(resultItem));
    const count = found.results.length;
    status.textContent =
      count === 0
        ? `Nada encontrado para “${query}”. Tente outra palavra, ou só uma parte dela.`
        : `${count} ${count === 1 ? 'página' : 'páginas'}.`;
  };
  document.querySelector('[data-search-open]')?.addEventListener('click', open);
  input.addEventListener('input', () => void run().catch(() => undefined));
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  addEventListener('keydown', (event) => {
    const typing =
      event.target instanceof HTMLElement && event.target.closest('input, textarea, select') !== null;
    const shortcut =
      (event.key === '/' && !typing) || (event.key === 'k' && (event.ctrlKey || event.metaKey));
    if (!shortcut) return;
    event.preventDefault();
    open();
  });
}
