/** O que os testes de cada etapa têm em comum. */

export { Statement, statementTests } from './readme.ts';
export { starterVersionTests, verifyStarter } from './starter.ts';
export { variantTests } from './variants.ts';
export { complaints, node, stageVerifier } from './verify.ts';
