/**
 * Compara, com números, quatro jeitos de reconhecer quem chama, com o Basic da etapa 02 ao lado, e o que custa conferir uma
 * assinatura. Rode com `node comparar.ts`. Precisa do PostgreSQL, que o curso traz.
 */
import { fileURLToPath } from 'node:url';
import { publish } from '@trilha/measure';
import { compareAccess } from './comparacao/acesso.ts';
import { compareSignatures } from './comparacao/assinaturas.ts';

const FILE = 'projeto-pratico/exercicio-03-autenticacao/comparar.ts';

if (import.meta.main) {
  const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  await publish({
    id: 'etapa-03-autenticacao',
    title: 'Etapa 03: quatro jeitos de reconhecer quem chama',
    command: `node ${FILE}`,
    comparisons: [...(await compareAccess()), ...(await compareSignatures())],
    book: { json: here('comparar.gerado.json'), svg: here('comparar.gerado.svg') },
  });
}
