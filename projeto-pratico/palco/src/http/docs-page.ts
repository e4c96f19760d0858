import { docsStyle } from './docs-style.ts';

interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  description?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  default?: unknown;
}

interface Content {
  content?: Record<string, { schema?: Schema }>;
}

interface Operation {
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: { name: string; in: string; required?: boolean; description?: string; schema?: Schema }[];
  requestBody?: Content;
  responses?: Record<string, Content & { description?: string }>;
  security?: object[];
  'x-permission'?: string;
  'x-step-up'?: unknown;
}

/** O que a página lê de um documento OpenAPI 3.1. */
export interface ApiDocument {
  info: { title: string; version: string; description?: string };
  paths?: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
}

/**
 * Página com todas as operações e formas da API. HTML pronto, sem script e sem nada de fora: abre sem JavaScript,
 * sem internet, no tema do sistema, e a busca é a do navegador.
 */
export function renderDocs({ info, paths = {}, components = {} }: ApiDocument): string {
  const groups = groupByTag(paths);
  const shapes = Object.entries(components.schemas ?? {});
  const links = [...groups.keys(), 'formas'].map(
    (name) => `<li><a href="#${slug(name)}">${text(name)}</a></li>`,
  );
  return `<!doctype html>
<html lang="pt-BR">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>API do ${text(info.title)}</title>
<style>${docsStyle}</style>
</head>
<body>
<a class="pular" href="#conteudo">Ir para as operações</a>
<header><h1>API do ${text(info.title)}</h1><p>${text(info.description ?? '')}</p>
<p>Versão ${text(info.version)}. Descrição para programas: <a href="/openapi.json">openapi.json</a>.</p></header>
<nav aria-label="Assuntos"><ul>${links.join('')}</ul></nav>
<main id="conteudo">
${[...groups].map(([tag, operations]) => section(tag, operations.join('\n'))).join('\n')}
${section('formas', shapes.map(([name, schema]) => shape(name, schema)).join('\n'))}
</main>
</body>
</html>
`;
}

function groupByTag(paths: NonNullable<ApiDocument['paths']>): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const tag = operation.tags?.[0] ?? 'outras';
      groups.set(tag, [...(groups.get(tag) ?? []), operationHtml(method, path, operation)]);
    }
  }
  return groups;
}

const section = (name: string, body: string) =>
  `<section aria-labelledby="${slug(name)}"><h2 id="${slug(name)}">${text(capital(name))}</h2>\n${body}\n</section>`;

function operationHtml(method: string, path: string, operation: Operation): string {
  const { summary = '', description, parameters = [], requestBody, responses = {} } = operation;
  const inputs = parameters.map(({ name, in: place, required, description: about, schema = {} }) => [
    code(name),
    place === 'path' ? 'no endereço' : 'na consulta',
    kind(schema) + (required ? '' : ', opcional'),
    text(about ?? ''),
  ]);
  const answers = Object.entries(responses).map(([status, answer]) => [
    status === 'default' ? 'erro' : code(status),
    text(answer.description ?? ''),
    contentKinds(answer),
  ]);
  const body = requestBody ? bodyHtml(requestBody) : '';
  return `<details><summary><code class="${slug(method)}">${text(method.toUpperCase())}</code> <code>${text(path)}</code> <span>${text(summary)}</span></summary>
${description ? `<p>${text(description)}</p>` : ''}<p>${access(operation)}</p>${table('Parâmetros', ['Nome', 'Onde', 'Tipo', 'O que é'], inputs)}${body}${table('Respostas', ['Status', 'O que é', 'Corpo'], answers)}
</details>`;
}

function access({ security = [], 'x-permission': permission, 'x-step-up': stepUp }: Operation): string {
  const who = permission
    ? `Quem tem a permissão ${code(permission)}`
    : security.length > 0
      ? 'Quem entrou'
      : 'Qualquer um';
  return `${who}${stepUp ? ', com prova de identidade de há pouco' : ''}.`;
}

function bodyHtml({ content = {} }: Content): string {
  return Object.entries(content)
    .map(([type, { schema = {} }]) => fields(`Corpo: ${type}`, schema))
    .join('');
}

const shape = (name: string, schema: Schema) =>
  `<details id="forma-${slug(name)}"><summary><code>${text(name)}</code> <span>${text(schema.description ?? '')}</span></summary>${fields('Campos', schema)}</details>`;

function fields(caption: string, schema: Schema): string {
  const required = new Set(schema.required ?? []);
  const rows = Object.entries(schema.properties ?? {}).map(([name, field]) => [
    code(name),
    kind(field) + (required.has(name) ? '' : ', opcional'),
    text(field.description ?? ''),
  ]);
  return rows.length > 0 ? table(caption, ['Campo', 'Tipo', 'O que é'], rows) : `<p>${kind(schema)}</p>`;
}

function contentKinds({ content = {} }: Content): string {
  return Object.entries(content)
    .map(([type, { schema = {} }]) => `${kind(schema)} <small>${text(type)}</small>`)
    .join('<br>');
}

const TYPES: Record<string, string> = {
  string: 'texto',
  integer: 'inteiro',
  number: 'número',
  boolean: 'verdadeiro ou falso',
  object: 'objeto',
  array: 'lista',
  null: 'nulo',
};

/** O tipo em palavras, com limites; uma forma com nome vira um link. */
function kind(schema: Schema): string {
  if (schema.$ref) {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
    return `<a href="#forma-${slug(name)}">${text(name)}</a>`;
  }
  if (schema.anyOf) return schema.anyOf.map(kind).join(' ou ');
  if (schema.enum) return `um destes: ${schema.enum.map((value) => code(String(value))).join(', ')}`;
  if (schema.const !== undefined) return code(String(schema.const));
  if (schema.items) return `lista de ${kind(schema.items)}`;
  const base = [schema.type ?? 'qualquer'].flat().map((type) => TYPES[type] ?? type);
  return text([base.join(' ou '), schema.format, limits(schema)].filter(Boolean).join(', '));
}

function limits({ minimum, maximum, minLength, maxLength, default: standard }: Schema): string {
  const between = (from: number | undefined, to: number | undefined, unit: string) => {
    if (from !== undefined && to !== undefined) return `de ${from} a ${to}${unit}`;
    if (from !== undefined) return `a partir de ${from}${unit}`;
    return to === undefined ? '' : `até ${to}${unit}`;
  };
  const parts = [between(minimum, maximum, ''), between(minLength, maxLength, ' caracteres')];
  if (standard !== undefined) parts.push(`padrão ${String(standard)}`);
  return parts.filter(Boolean).join(', ');
}

function table(caption: string, heads: string[], rows: string[][]): string {
  if (rows.length === 0) return '';
  const head = heads.map((name) => `<th scope="col">${name}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
  return `<div class="tabela" role="region" tabindex="0" aria-label="${text(caption)}"><table><caption>${text(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const text = (value: string) => value.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
const code = (value: string) => `<code>${text(value)}</code>`;
const capital = (value: string) => value.charAt(0).toUpperCase() + value.slice(1);
const slug = (value: string) =>
  value
    .normalize('NFD')
    .replace(/[^\w-]+/g, '')
    .toLowerCase();
