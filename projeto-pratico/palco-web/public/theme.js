// Roda antes da primeira pintura, para a página não piscar na cor errada. Arquivo à parte por causa da CSP.
(() => {
  try {
    const theme = localStorage.getItem('palco.tema');
    if (theme === 'claro' || theme === 'escuro') document.documentElement.dataset.theme = theme;
  } catch {
    // Sem armazenamento (janela restrita), vale o tema do sistema.
  }
})();
