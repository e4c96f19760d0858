import { codeDark, codeLight } from './src/lib/code-themes.ts';

/** Configuração do Expressive Code: temas, medidas e o que quebra linha. */
export default {
  themes: [codeDark, codeLight],
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
      'ts,tsx,js,mjs,c,sql,json,py,sh': { wrap: true, hangingIndent: 2 },
      'text,console': { showCopyToClipboardButton: false },
    },
  },
};
