// Anota o próprio pid, de uma vez só, e fica de pé sem escutar.
import { renameSync, writeFileSync } from 'node:fs';

const file = process.argv[2];
writeFileSync(`${file}.tmp`, String(process.pid));
renameSync(`${file}.tmp`, file);
setInterval(() => undefined, 1_000);
