import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Onde a API responde durante o desenvolvimento. */
const API = process.env.PALCO_API ?? 'http://127.0.0.1:3000';

/** Pede as duas letras junto com o HTML: sem isto elas só começam a vir depois do CSS. */
function preloadFonts(): Plugin {
  return {
    name: 'palco-preload-fonts',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) =>
        Object.keys(bundle ?? {})
          .filter((file) => file.endsWith('.woff2'))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}`, crossorigin: true },
            injectTo: 'head',
          })),
    },
  };
}

export default defineConfig({
  plugins: [react(), preloadFonts()],
  build: {
    // light-dark(), oklch() e field-sizing: navegadores do meio de 2024 em diante.
    target: ['chrome123', 'firefox121', 'safari17.5'],
    // Fontes e imagens em "data:" exigiriam afrouxar a CSP.
    assetsInlineLimit: 0,
    // O hls.js, sozinho e sob demanda, tem 579 kB; o aviso padrão é a partir de 500.
    chunkSizeWarningLimit: 600,
    // O que a página inicial precisa, em um arquivo só. Sem isto, o que ela divide com as páginas sob demanda sai em
    // pedaços: cinco arquivos e 134 kB comprimidos na chegada, contra 131 em um.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'index', tags: ['$initial'] }] } } },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': { target: API, changeOrigin: false }, '/media': API, '/openapi.json': API },
  },
});
