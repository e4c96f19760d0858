const posts = () => [...document.querySelectorAll<HTMLElement>('[data-post]')];

/** A publicação com foco; sem foco em nenhuma, a primeira que ainda aparece na tela. */
function currentIndex(all: HTMLElement[]): number {
  const focused = document.activeElement?.closest<HTMLElement>('[data-post]');
  return focused ? all.indexOf(focused) : -1;
}

/**
 * Leva o foco à publicação seguinte ou à anterior.
 *
 * @param step +1 desce, −1 sobe
 */
export function movePost(step: 1 | -1) {
  const all = posts();
  const current = currentIndex(all);
  const visible = all.findIndex((post) => post.getBoundingClientRect().bottom > 120);
  const next = all.at(current === -1 ? Math.max(0, visible) : Math.max(0, current + step));
  if (!next) return;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'start' });
}

/** Aperta um botão da publicação com foco, como se fosse o mouse. */
export function pressInPost(action: 'like' | 'play' | 'open' | 'reply' | 'unfold') {
  const post = posts().at(currentIndex(posts()));
  if (currentIndex(posts()) === -1) return;
  post?.querySelector<HTMLElement>(`[data-action="${action}"]`)?.click();
}

/** A publicação seguinte a esta, ou a anterior se ela é a última. */
export function neighborOf(id: string): HTMLElement | undefined {
  const all = posts();
  const index = all.findIndex((post) => post.dataset.post === id);
  return all[index + 1] ?? all[index - 1];
}

/** Depois que uma publicação some da tela, o foco vai para a vizinha, ou para o conteúdo se não há nenhuma. */
export function focusAfterRemoval(neighbor: HTMLElement | undefined) {
  requestAnimationFrame(() => {
    const target = neighbor?.isConnected ? neighbor : document.querySelector<HTMLElement>('main');
    if (document.activeElement === document.body) target?.focus({ preventScroll: true });
  });
}
