import type { ClientDirective } from 'astro';

/** O que conta como abrir: ponteiro por cima, foco ou toque. */
const OPENING = ['pointerover', 'focusin', 'touchstart'] as const;

/**
 * `client:touch`: a ilha só baixa o script quando alguém encosta nela. Quem apenas lê a lição, ou passa rolando, não
 * paga os 230 kB do React. O clique que chega antes de o script responder é guardado e repetido depois.
 */
const touch: ClientDirective = (load, _options, island) => {
  let early: HTMLElement | undefined;
  const keep = (event: Event) => {
    if (event.target instanceof HTMLElement) early = event.target;
    event.preventDefault();
    event.stopPropagation();
  };
  const open = () => {
    for (const name of OPENING) island.removeEventListener(name, open);
    void load()
      .then((hydrate) => hydrate())
      // A ilha redesenha o mesmo HTML em partes; o `data-live` da moldura diz que a última respondeu.
      .then(() => whenLive(island))
      .then(() => {
        island.removeEventListener('click', keep, true);
        if (early?.isConnected) early.click();
      });
  };
  island.addEventListener('click', keep, true);
  for (const name of OPENING) island.addEventListener(name, open, { passive: true });
};

function whenLive(island: HTMLElement): Promise<void> {
  const isLive = () => island.querySelector('[data-live]') !== null;
  if (isLive()) return Promise.resolve();
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!isLive()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(island, { subtree: true, childList: true, attributes: true });
  });
}

export default touch;
