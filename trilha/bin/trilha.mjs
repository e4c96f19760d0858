#!/usr/bin/env node
// JavaScript puro: este arquivo roda no Node que a pessoa tiver (18 ou mais) e passa ao do projeto.
import { fileURLToPath } from 'node:url';
import { runWithProjectNode } from '../../ferramentas/launcher/node.mjs';

await runWithProjectNode(fileURLToPath(new URL('../cli/main.ts', import.meta.url)), process.argv.slice(2));
