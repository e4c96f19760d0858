import type { Db, Tx } from '#kernel/db.ts';
import { videoErrors } from './errors.ts';
import { store } from './store.ts';

/** Quanto uma pessoa pode enviar. */
export interface UploadLimits {
  /** Bytes de um vídeo. */
  maxBytes: number;
  /** Bytes somados dos vídeos que a pessoa tem. */
  quotaBytes: number;
  /** Envios simultâneos da mesma pessoa neste processo. */
  atOnce: number;
  /** Vídeos da pessoa à espera de preparo: sem isto uma conta só ocuparia a fila de todos. */
  inQueue: number;
}

/** Conta os envios em andamento por pessoa. A conta é deste processo, e a cota, que está no banco, vale para todos. */
export function createUploadGate({ atOnce }: UploadLimits) {
  const open = new Map<string, number>();
  return {
    /** @throws `uploads_at_once` */
    async during<T>(ownerId: string, receive: () => Promise<T>): Promise<T> {
      const current = open.get(ownerId) ?? 0;
      if (current >= atOnce) {
        const detail = `Você já tem ${current} ${current === 1 ? 'envio' : 'envios'} em andamento. Espere um terminar.`;
        throw videoErrors.create('uploads_at_once', { detail, headers: { 'retry-after': '10' } });
      }
      open.set(ownerId, current + 1);
      try {
        return await receive();
      } finally {
        const left = (open.get(ownerId) ?? 1) - 1;
        if (left === 0) open.delete(ownerId);
        else open.set(ownerId, left);
      }
    },
  };
}

/**
 * Confere a cota antes de receber, para recusar cedo, e de novo na transação que grava o vídeo, com a pessoa
 * trancada: dois envios simultâneos não passam juntos pelo mesmo espaço.
 * @throws `upload_quota_exceeded`, `upload_queue_full`
 */
export async function checkQuota(
  where: Db | Tx,
  ownerId: string,
  bytes: number,
  { quotaBytes, inQueue }: UploadLimits,
) {
  const usage = await store.usage(where, ownerId);
  if (usage.waiting >= inQueue) {
    const detail = `Você já tem ${usage.waiting} ${usage.waiting === 1 ? 'vídeo' : 'vídeos'} à espera de preparo. Envie outro quando um ficar pronto.`;
    throw videoErrors.create('upload_queue_full', { detail, headers: { 'retry-after': '60' } });
  }
  if (usage.bytes + bytes > quotaBytes) {
    const used = `${megabytes(usage.bytes)} de ${megabytes(quotaBytes)} MB`;
    const detail = `Seus vídeos já ocupam ${used}. Apague posts com vídeo para liberar espaço.`;
    throw videoErrors.create('upload_quota_exceeded', detail);
  }
}

const megabytes = (bytes: number) => Math.floor(bytes / 1_048_576);
