/** Completa `package-lock.json` depois de um `npm install`: ver `lock/complete.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { PATHS } from '../boot/paths.mjs';
import { missingEntries } from './lock/complete.ts';

const lock = JSON.parse(readFileSync(PATHS.lock, 'utf8'));
const missing = missingEntries(lock.packages);
const entries = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => a.localeCompare(b, 'en'));
lock.packages = Object.fromEntries(entries);
if (Object.keys(missing).length > 0) writeFileSync(PATHS.lock, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`  ${Object.keys(missing).length} entradas de outras plataformas acrescentadas ao lockfile.`);
