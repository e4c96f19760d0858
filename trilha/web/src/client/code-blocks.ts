function update(pre: HTMLElement, scrolls: boolean): void {
  if (!scrolls) {
    for (const name of ['tabindex', 'role', 'aria-label']) pre.removeAttribute(name);
    return;
  }
  pre.setAttribute('tabindex', '0');
  pre.setAttribute('role', 'group');
  pre.setAttribute('aria-label', 'Código');
}

/**
 * O bloco de código que rola recebe foco e nome; o que cabe fica fora da ordem de tabulação. O Expressive Code faz
 * parecido, mas marca cada um como `region` sem nome: vários viram marcos anônimos para leitores de tela.
 */
export function nameScrollingCode(): void {
  const blocks = [...document.querySelectorAll<HTMLElement>('.expressive-code pre')];
  const all = () => {
    // Primeiro mede todos: escrever entre uma medida e outra obrigaria o navegador a refazer a página a cada bloco.
    const scrolls = blocks.map((pre) => pre.scrollWidth > pre.clientWidth);
    for (const [at, pre] of blocks.entries()) update(pre, scrolls[at] ?? false);
  };
  const observer = new ResizeObserver(all);
  for (const pre of blocks) observer.observe(pre);
  void document.fonts.ready.then(all);
}
