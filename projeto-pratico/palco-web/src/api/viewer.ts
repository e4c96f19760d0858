/** De quem esta página acha que é a sessão, desde que se soube. */
let current: string | null = null;

export const viewerId = () => current;
export const setViewerId = (id: string | null) => {
  current = id;
};

/** Cabeçalho com que a API recusa agir por outra pessoa: outra aba pode ter trocado a conta do navegador. */
export const viewerHeader = (): Record<string, string> =>
  current === null ? {} : { 'x-palco-viewer': current };
