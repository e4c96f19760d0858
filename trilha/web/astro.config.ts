import { fileURLToPath } from 'node:url';
import { satteri } from '@astrojs/markdown-satteri';
import react from '@astrojs/react';
import starlight from '@astrojs/starlight';
import type { AstroIntegration } from 'astro';
import { defineConfig } from 'astro/config';
import { diskRepo, REPO_ROOT } from './src/lib/repo.ts';
import { lessonPlugin, shortCodePlugin, tablePlugin } from './src/markdown/plugin.ts';

process.env.ASTRO_TELEMETRY_DISABLED = '1';

const component = (name: string) => fileURLToPath(new URL(`./src/components/${name}.astro`, import.meta.url));

/** Em `npm run dev` o servidor de estudo está noutra porta e confere Host e Origin contra a dele. */
const api = process.env.TRILHA_API;
const proxy =
  api === undefined ? {} : { '/api': { target: api, changeOrigin: true, headers: { origin: api } } };

/** `client:touch`, a ilha que espera ser tocada. */
const touchDirective: AstroIntegration = {
  name: 'trilha-toque',
  hooks: {
    'astro:config:setup': ({ addClientDirective }) =>
      addClientDirective({ name: 'touch', entrypoint: './src/directives/touch.ts' }),
  },
};

export default defineConfig({
  site: 'http://localhost:4000',
  prefetch: false,
  devToolbar: { enabled: false },
  markdown: {
    processor: satteri({
      mdastPlugins: [lessonPlugin(REPO_ROOT, diskRepo())],
      hastPlugins: [tablePlugin(), shortCodePlugin()],
      features: { gfm: { footnotes: { label: 'Notas', backLabel: 'Voltar à referência {reference}' } } },
    }),
  },
  vite: { server: { proxy } },
  integrations: [
    touchDirective,
    react({ include: ['**/explorers/*.tsx', '**/islands/*.tsx'] }),
    starlight({
      title: 'Trilha Backend',
      description: 'Backend em português, do byte à nuvem: lições que rodam, exercícios que respondem.',
      locales: { root: { label: 'Português do Brasil', lang: 'pt-BR' } },
      favicon: '/favicon.svg',
      credits: false,
      disable404Route: true,
      lastUpdated: false,
      sidebar: [],
      markdown: { headingLinks: false },
      customCss: ['./src/styles/index.css'],
      components: {
        Head: component('Head'),
        ThemeProvider: component('ThemeProvider'),
        PageFrame: component('PageFrame'),
        Header: component('Header'),
        Sidebar: component('Trail'),
        TwoColumnContent: component('Columns'),
        PageSidebar: component('Nothing'),
        PageTitle: component('PageTitle'),
        ContentPanel: component('ContentPanel'),
        MarkdownContent: component('Markdown'),
        Footer: component('Footer'),
        Hero: component('Nothing'),
        Banner: component('Nothing'),
      },
    }),
  ],
});
