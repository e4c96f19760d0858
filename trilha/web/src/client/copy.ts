/** Os botões que copiam um comando ou um caminho, inclusive os que aparecem depois. */
export function copyButtons(): void {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-copy]') : null;
    if (button === null) return;
    navigator.clipboard.writeText(button.dataset.copy ?? '').then(
      () => say(button, 'Copiado'),
      () => say(button, 'Copie à mão'),
    );
  });
}

function say(button: HTMLElement, text: string): void {
  button.textContent = text;
  button.removeAttribute('aria-label');
}
