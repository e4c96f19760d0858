#!/usr/bin/env node
// Gera os tipos do cliente do Palco a partir do documento OpenAPI dele.
//
//   node ferramentas/api-client/generate.mjs           escreve o arquivo
//   node ferramentas/api-client/generate.mjs --check   falha se o arquivo estiver velho
//
// Vive isolado porque o openapi-typescript 7 usa a API do compilador, que o TypeScript 7 não tem:
// aqui, e só aqui, ele enxerga o TypeScript 5 deste workspace.
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const sourcePath = process.env.TRILHA_OPENAPI ?? join(root, 'projeto-pratico', 'palco', 'openapi.json');
const targetPath = join(root, 'projeto-pratico', 'palco-web', 'src', 'api', 'schema.gerado.ts');

const HEADER = `// Gerado por ferramentas/api-client/generate.mjs a partir de projeto-pratico/palco/openapi.json.
// Não edite: rode \`node ferramentas/api-client/generate.mjs\`.

`;

const show = (path) => relative(process.cwd(), path) || path;

async function readOptional(path) {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

async function main() {
  const source = await readOptional(sourcePath);
  if (source === null) {
    console.error(`Não encontrei ${show(sourcePath)}. Gere antes o OpenAPI do Palco.`);
    return 1;
  }
  const nodes = await openapiTS(JSON.parse(source), { alphabetize: true });
  const expected = HEADER + astToString(nodes);

  if (!process.argv.includes('--check')) {
    await writeFile(targetPath, expected);
    console.log(`Escrito: ${show(targetPath)}`);
    return 0;
  }
  if ((await readOptional(targetPath)) === expected) {
    console.log(`Em dia: ${show(targetPath)}`);
    return 0;
  }
  console.error(
    `${show(targetPath)} não corresponde a ${show(sourcePath)}.\nRode: node ferramentas/api-client/generate.mjs`,
  );
  return 1;
}

process.exitCode = await main();
