import { toAppError } from '#http/problems.ts';
import type { AppError } from '#kernel/errors.ts';
import type { JobHandler } from '#ports/jobs/port.ts';
import type { DraftsDeps } from './deps.ts';
import type { Publication } from './publication.ts';
import { type DraftRow, store } from './store.ts';

const GAVE_UP =
  'Não conseguimos publicar na hora marcada, depois de várias tentativas. Publique agora ou marque outra hora.';
const TARGET_GONE = 'A publicação que este rascunho responde ou cita foi apagada, ou não é mais para você.';

interface Appointment {
  draftId: string;
  at: Date;
}

/**
 * Publica na hora marcada, uma vez, quantas vezes a tarefa for entregue: vale só para o rascunho que ainda está marcado
 * para esta hora, e quem o apaga é quem publica. Se publicar ficou impossível, ele volta a ser rascunho, com a razão;
 * se o que falhou foi o mundo, a fila tenta de novo.
 */
export function createJob({ db }: Pick<DraftsDeps, 'db'>, { publish }: Publication): JobHandler {
  async function publishDue({ draftId, at }: Appointment): Promise<void> {
    const due = await store.due(db, draftId, at);
    if (!due) return;
    await db
      .transaction((tx) => publish(tx, due.author_id, () => store.claim(tx, draftId, at)))
      .catch((error: unknown) => refuse(due, at, error));
  }

  async function refuse({ id, revision }: DraftRow, at: Date, error: unknown): Promise<void> {
    const refusal = toAppError(error as AppError);
    if (refusal.status >= 500) throw error;
    const problem = reasonOf(refusal);
    const done = await db.transaction((tx) => store.refuse(tx, id, at, revision, problem));
    // mudou nesse meio-tempo: a razão talvez não valha mais, e a próxima tentativa olha o que ficou
    if (!done) throw error;
  }

  return {
    light: true,
    run: (payload) => publishDue(appointmentOf(payload)),
    async onDead(tx, payload) {
      const { draftId, at } = appointmentOf(payload);
      await store.refuse(tx, draftId, at, null, GAVE_UP);
    },
  };
}

function reasonOf({ code, errors, message }: AppError): string {
  if (code === 'post_not_found') return TARGET_GONE;
  return errors.length > 0 ? errors.map((one) => one.message).join(' ') : message;
}

function appointmentOf({ draftId, at }: Record<string, unknown>): Appointment {
  if (typeof draftId !== 'string' || typeof at !== 'string') throw new Error('Tarefa de rascunho sem hora.');
  return { draftId, at: new Date(at) };
}
