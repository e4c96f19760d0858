import { publishDraft, saveDraft, scheduleDraft, unscheduleDraft } from '../api/drafts.ts';
import { editPost, newAttempt, publishPost } from '../api/publish.ts';
import type { Draft, Post } from '../api/types.ts';
import { bodyOf } from './body.ts';
import type { Intent } from './context.ts';
import type { CompositionControl } from './use-composition.ts';

/** O que saiu de um pedido que deu certo. */
export type Sent =
  | { kind: 'published' | 'edited'; post: Post }
  | { kind: 'scheduled'; draft: Draft }
  | { kind: 'saved' };

/** Guarda no servidor, a menos que ele já tenha exatamente isto, e devolve o id do rascunho. */
async function keep({ latest, change }: CompositionControl): Promise<string> {
  const { draftId, saved } = latest();
  const body = bodyOf(latest());
  const text = JSON.stringify(body);
  if (draftId !== null && saved === text) return draftId;
  const { id } = await saveDraft(draftId, body);
  change({ draftId: id, saved: text });
  return id;
}

/** A chave é gravada antes do pedido: se a resposta se perde, ou a página recarrega, é com ela que se tenta de novo. */
function attemptOf({ latest, change }: CompositionControl): string {
  const attempt = latest().attempt ?? newAttempt();
  change({ attempt });
  return attempt;
}

async function edit(id: string, { latest }: CompositionControl): Promise<Sent> {
  const { text, warning, version } = latest();
  const trimmed = warning?.trim() ?? '';
  const body = { text, warning: trimmed === '' ? null : trimmed, ...(version !== null && { version }) };
  return { kind: 'edited', post: await editPost(id, body) };
}

/** Publica, agenda ou edita o que está na caixa. */
export async function send(intent: Intent, control: CompositionControl, videoId?: string): Promise<Sent> {
  if (intent.mode === 'edit') return edit(intent.post.id, control);
  const { at, draftId, attempt } = control.latest();
  if (draftId === null && at === null) {
    const body = { ...bodyOf(control.latest()), ...(videoId !== undefined && { videoId }) };
    return { kind: 'published', post: await publishPost(body, attemptOf(control)) };
  }
  const id = await keep(control);
  if (at === null) return { kind: 'published', post: await publishDraft(id, attempt) };
  return { kind: 'scheduled', draft: await scheduleDraft(id, new Date(at).toISOString(), attempt) };
}

/** Guarda para depois. Tirar a hora de um rascunho agendado desfaz o agendamento. */
export async function save(intent: Intent, control: CompositionControl): Promise<Sent> {
  const id = await keep(control);
  const wasScheduled = intent.mode === 'draft' && intent.draft.scheduledFor !== null;
  if (wasScheduled && control.latest().at === null) await unscheduleDraft(id);
  return { kind: 'saved' };
}
