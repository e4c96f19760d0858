/**
 * Compara, com números, três escolhas desta etapa: o estilo dos endereços, quem valida a entrada e como se guarda a
 * senha. Rode com `node comparar.ts`.
 */
import { fileURLToPath } from 'node:url';
import { type Comparison, publish } from '@trilha/measure';
import { compareStyles } from './comparacao/estilos.ts';
import { comparePasswords } from './comparacao/senhas.ts';
import { compareValidation } from './comparacao/validacao.ts';

/** Todas as comparações da etapa, na ordem do enunciado. */
export async function comparisons(): Promise<Comparison[]> {
  return [...(await compareStyles()), ...(await compareValidation()), ...(await comparePasswords())];
}

const FILE = 'projeto-pratico/exercicio-02-usuarios/comparar.ts';

if (import.meta.main) {
  const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  await publish({
    id: 'etapa-02-usuarios',
    title: 'Etapa 02: três escolhas e o que elas custam',
    command: `node ${FILE}`,
    comparisons: await comparisons(),
    book: { json: here('comparar.gerado.json'), svg: here('comparar.gerado.svg') },
  });
}
