/** Qual seção está sendo lida: a última cujo título já passou do terço superior da janela. */
export function currentSection(tops: readonly number[], viewport: number): number {
  const line = viewport / 3;
  let current = -1;
  for (const [at, top] of tops.entries()) if (top <= line) current = at;
  return current;
}

/** Rola só o sumário, e só o bastante para o item aparecer: a página fica onde está. */
function keepInView(rail: HTMLElement | null, link: HTMLElement): void {
  if (rail === null || rail.matches(':hover, :focus-within')) return;
  const [frame, box] = [rail.getBoundingClientRect(), link.getBoundingClientRect()];
  const room = frame.height / 4;
  const below = box.bottom - (frame.bottom - room);
  const above = box.top - (frame.top + room);
  if (below > 0) rail.scrollTop += below;
  else if (above < 0) rail.scrollTop += above;
}

/** Marca na trilha a seção atual e o quanto da lição já passou. */
export function followReading(): void {
  const rail = document.querySelector<HTMLElement>('#trilha');
  const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-sections] a')];
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const line = document.querySelector<HTMLElement>('[data-progress-line]');
  let queued = false;
  let shown = -1;
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
    const current = links[at];
    if (current !== undefined && at !== shown) keepInView(rail, current);
    shown = at;
    const room = document.documentElement.scrollHeight - innerHeight;
    line?.style.setProperty('--read', String(room <= 0 ? 1 : Math.min(1, scrollY / room)));
  };
  closeWhenLeft(rail, links);
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

/** No telefone o sumário cobre o texto: ir a uma seção, ou sair dele pelo teclado, fecha. */
function closeWhenLeft(rail: HTMLElement | null, links: readonly HTMLElement[]): void {
  const close = () => rail?.matches(':popover-open') && rail.hidePopover();
  for (const link of links) link.addEventListener('click', close);
  rail?.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !rail.contains(relatedTarget)) close();
  });
}
