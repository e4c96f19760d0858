import { codeDark, codeLight } from './src/lib/code-themes.ts';

/** Um bloco que rola recebe foco e nome; `group`, e não o `region` de fábrica, para não virar um marco por bloco. */
const namedScroll = {
  name: 'trilha-rolagem',
  hooks: {
    postprocessRenderedBlock({ renderData }) {
      const pre = findPre(renderData.blockAst);
      if (pre !== undefined)
        Object.assign(pre.properties, { tabIndex: 0, role: 'group', ariaLabel: 'Código' });
    },
  },
};

function findPre(node) {
  if (node.tagName === 'pre') return node;
  for (const child of node.children ?? []) {
    const found = findPre(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Configuração do Expressive Code. Fica aqui, e não em `astro.config.ts`, porque um plugin não se serializa. */
export default {
  themes: [codeDark, codeLight],
  plugins: [namedScroll],
  styleOverrides: {
    codeFontFamily: 'var(--mono)',
    codeFontSize: '0.78rem',
    codeLineHeight: '1.6',
    uiFontFamily: 'var(--mono)',
    borderRadius: '3px',
    borderColor: 'var(--rule)',
    codeBackground: 'var(--code-bg)',
    frames: { shadowColor: 'transparent', frameBoxShadowCssValue: 'none' },
  },
  defaultProps: {
    frame: 'code',
    overridesByLang: {
      // Programa quebra linha com recuo (também no papel); saída de terminal, não: as colunas perderiam o alinhamento.
      'ts,tsx,js,mjs,c,sql,json,py,sh': { wrap: true },
      'text,console': { showCopyToClipboardButton: false },
    },
  },
};
