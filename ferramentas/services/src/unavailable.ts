import type { BinaryName, ServiceName } from './registry.ts';

/**
 * O que nenhuma origem conhecida dá em Linux x64 com apt e Go. Só estas ausências são aceitas com
 * `EXIGIR_SERVICOS=1`; um teste prova que a lista é exata, para mais e para menos.
 */
export const unavailable: readonly (ServiceName | BinaryName)[] = [];
