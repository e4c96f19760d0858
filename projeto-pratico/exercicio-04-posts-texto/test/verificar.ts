import { Statement, stageVerifier } from '@trilha/kit/vitest';

export const STAGE = new URL('../', import.meta.url);
export const statement = new Statement(STAGE);
export const { verifyNode, verifyCommand } = stageVerifier(4, STAGE);
