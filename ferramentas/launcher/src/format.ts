import { spawnSync } from 'node:child_process';
import { ROOT } from '../boot/paths.mjs';

const biome = `${ROOT}/node_modules/@biomejs/biome/bin/biome`;
const args = [biome, 'check', '--write', ...process.argv.slice(2)];
process.exitCode = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' }).status ?? 1;
