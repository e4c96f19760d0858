/** Qual seção está sendo lida: a última cujo título já passou do terço superior da janela. */
export function currentSection(tops: readonly number[], viewport: number): number {
  const line = viewport / 3;
  let current = -1;
  for (const [at, top] of tops.entries()) if (top <= line) current = at;
  return current;
}

/** Marca na trilha a seção atual e o quanto da lição já passou. */
export function followReading(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-sections] a')];
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const line = document.querySelector<HTMLElement>('[data-progress-line]');
  let queued = false;
  const update = () => {
    queued = false;
    const at = currentSection(
      headings.map((heading) => heading?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY),
      innerHeight,
    );
    for (const [index, link] of links.entries()) {
      if (index === at) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
      link.parentElement?.toggleAttribute('data-passed', index < at);
    }
    const room = document.documentElement.scrollHeight - innerHeight;
    line?.style.setProperty('--read', String(room <= 0 ? 1 : Math.min(1, scrollY / room)));
  };
  // No telefone a trilha cobre o texto: ir a uma seção fecha.
  const rail = document.querySelector<HTMLElement>('#trilha');
  for (const link of links)
    link.addEventListener('click', () => rail?.matches(':popover-open') && rail.hidePopover());
  addEventListener(
    'scroll',
    () => {
      if (!queued) requestAnimationFrame(update);
      queued = true;
    },
    { passive: true },
  );
  update();
}
