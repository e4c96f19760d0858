import { fileURLToPath } from 'node:url';
import { Laboratory } from '@trilha/kit';
import { applyLoad } from '../verificar/carga.ts';
import { stage } from '../verificar/etapa.ts';

const ROUNDS = 3;

/** Manda SIGTERM no meio da mesma carga e conta as requisições que ficaram sem resposta, somando as rodadas. */
export async function compareShutdown(): Promise<{ lost: Record<string, number>; sentPerRun: number }> {
  const abrupt = await rounds('encerra-na-hora');
  const graceful = await rounds('sem-erro');
  const sent = abrupt.sent + graceful.sent;
  return {
    lost: { 'encerra na hora': abrupt.lost, 'termina o que começou': graceful.lost },
    sentPerRun: Math.round(sent / (2 * ROUNDS)),
  };
}

async function rounds(variant: string): Promise<{ lost: number; sent: number }> {
  const file = fileURLToPath(new URL(`../erros-comuns/${variant}.ts`, import.meta.url));
  const laboratory = await Laboratory.open(stage, { command: `"${process.execPath}" "${file}"` });
  const total = { lost: 0, sent: 0 };
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const { lost, answered } = await applyLoad(await laboratory.launch());
      total.lost += lost;
      total.sent += lost + answered;
    }
  } finally {
    await laboratory.close();
  }
  return total;
}
