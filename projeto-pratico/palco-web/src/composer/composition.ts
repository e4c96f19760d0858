import type { Draft, Me, Post, Visibility } from '../api/types.ts';
import type { Intent } from './context.ts';
import { localInput, soon } from './schedule.ts';

/** A enquete enquanto se escreve: pode ter opção em branco. */
export interface PollDraft {
  options: string[];
  multiple: boolean;
  durationSeconds: number;
}

/** Tudo o que se escreve em uma caixa, e o que é preciso para não publicar duas vezes. */
export interface Composition {
  text: string;
  /** Aviso de conteúdo; `null` é sem aviso, e texto vazio, aviso que ainda não se escreveu. */
  warning: string | null;
  visibility: Visibility;
  /** Publicação a que se responde. */
  inReplyToId: string | null;
  quoteId: string | null;
  poll: PollDraft | null;
  /** Data e hora deste aparelho, como o campo as escreve; `null` é publicar agora. */
  at: string | null;
  /** Chave da tentativa de publicar. Fica até haver resposta: a que se perdeu pode ter publicado. */
  attempt: string | null;
  /** Rascunho já guardado no servidor. */
  draftId: string | null;
  /** O corpo que o servidor tem desse rascunho. */
  saved: string | null;
  /** Versão que se começou a editar. */
  version: number | null;
}

export const BLANK: Composition = {
  text: '',
  warning: null,
  visibility: 'public',
  inReplyToId: null,
  quoteId: null,
  poll: null,
  at: null,
  attempt: null,
  draftId: null,
  saved: null,
  version: null,
};

/**
 * Como a resposta começa. Numa conversa fechada só vê quem é mencionado: sem os nomes, a resposta não chegaria a
 * ninguém.
 */
function opening(parent: Post, me: Me): string {
  if (parent.visibility !== 'private' && parent.visibility !== 'followers') return '';
  const mentioned = parent.entities.flatMap((entity) => (entity.kind === 'mention' ? [entity.handle] : []));
  const people = new Set([parent.author.handle, ...mentioned]);
  people.delete(me.handle);
  return [...people].map((handle) => `@${handle} `).join('');
}

const ofDraft = (draft: Draft, scheduling: boolean): Composition => ({
  ...BLANK,
  text: draft.text,
  warning: draft.warning,
  visibility: draft.visibility ?? 'public',
  inReplyToId: draft.inReplyToId,
  quoteId: draft.quoteId,
  poll: draft.poll && { ...draft.poll, multiple: draft.poll.multiple ?? false },
  at: draft.scheduledFor ? localInput(new Date(draft.scheduledFor)) : scheduling ? soon(new Date()) : null,
  draftId: draft.id,
});

/** De onde parte o que se vai escrever. */
export function startOf(intent: Intent, me: Me): Composition {
  switch (intent.mode) {
    case 'new':
      return BLANK;
    case 'quote':
      return { ...BLANK, quoteId: intent.post.id };
    case 'reply': {
      const { id, visibility } = intent.post;
      return { ...BLANK, text: opening(intent.post, me), visibility, inReplyToId: id };
    }
    case 'edit': {
      const { text, warning, version } = intent.post;
      return { ...BLANK, text, warning, version };
    }
    case 'draft':
      return ofDraft(intent.draft, intent.scheduling ?? false);
  }
}

/** Começo do nome de tudo o que este navegador guarda do que a pessoa escreve. */
export const storageBase = (userId: string) => `palco.rascunho.${userId}`;

/** Onde este navegador guarda o que se escreve em uma caixa. */
export function storageKey(userId: string, intent: Intent): string {
  const base = storageBase(userId);
  if (intent.mode === 'new') return base;
  return `${base}.${intent.mode}.${intent.mode === 'draft' ? intent.draft.id : intent.post.id}`;
}

/** O mesmo escrito, tentado ou não. */
export const sameWriting = (one: Composition, other: Composition) =>
  JSON.stringify({ ...one, attempt: null }) === JSON.stringify({ ...other, attempt: null });

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lê o que ficou guardado. O que não é um objeto é de quando se guardava só o texto. */
export function restore(stored: string | null, start: Composition): Composition {
  if (stored === null) return start;
  try {
    const value: unknown = JSON.parse(stored);
    return isObject(value) ? { ...start, ...value } : { ...start, text: stored };
  } catch {
    return { ...start, text: stored };
  }
}

/** Há texto por mandar no que ficou guardado? A chave de uma tentativa fica mesmo sem ele. */
export const hasText = (stored: string | null) => restore(stored, BLANK).text.trim() !== '';
