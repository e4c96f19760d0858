/** O botão troca entre claro e escuro; a escolha fica guardada só neste navegador. */
export function themeToggle(): void {
  document.querySelector('[data-theme-toggle]')?.addEventListener('click', () => {
    const root = document.documentElement;
    const next = root.dataset.theme === 'dark' ? 'light' : 'dark';
    root.dataset.theme = next;
    try {
      localStorage.setItem('trilha-tema', next);
    } catch {
      // Armazenamento bloqueado: o tema vale só para esta página.
    }
  });
}

/** No papel vale sempre o tema claro, também para as cores de dentro dos desenhos. */
export function lightOnPaper(): void {
  const root = document.documentElement;
  let before = root.dataset.theme;
  addEventListener('beforeprint', () => {
    before = root.dataset.theme;
    root.dataset.theme = 'light';
  });
  addEventListener('afterprint', () => {
    if (before !== undefined) root.dataset.theme = before;
  });
}
