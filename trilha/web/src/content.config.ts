import { defineCollection } from 'astro:content';
import { i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { z } from 'astro/zod';
import { courseLoader } from './content/loader.ts';

const course = z.object({
  titulo: z.string().optional(),
  resumo: z.string().optional(),
  nivel: z.string().optional(),
  minutos: z.number().optional(),
  prerequisitos: z.array(z.string()).default([]),
  fontes: z
    .array(z.union([z.string(), z.object({ titulo: z.string(), url: z.string().optional() }).loose()]))
    .default([]),
  /** Arquivos de código citados: cada um ganha uma página de leitura. */
  sources: z.array(z.string()).default([]),
  /** Das etapas: quanto tempo levam e o que convém ter feito antes. */
  tempo: z.string().optional(),
  antes: z.string().optional(),
  /** O arquivo Markdown, a partir da raiz do repositório. */
  origem: z.string().default(''),
});

/** Módulos e a porta do projeto têm página própria (`src/pages`), que mostra o mapa além do texto. */
const isDoor = (route: string) => /^(\d\d-[a-z0-9-]+|projeto-pratico)$/.test(route);

export const collections = {
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema() }),
  docs: defineCollection({
    loader: courseLoader((route) => !isDoor(route)),
    schema: docsSchema({ extend: course }),
  }),
  doors: defineCollection({ loader: courseLoader(isDoor), schema: course.extend({ title: z.string() }) }),
};
