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
