import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { ProblemError } from '../api/problem.ts';
import { useFormErrors } from '../ui/use-form.ts';
import { type Obstacle, whyNot, whyNotSave } from './obstacles.ts';
import type { Attachment } from './state.ts';
import type { Writing } from './use-writing.ts';

const FIELDS = ['warning', 'text', 'poll', 'at', 'visibility'] as const;

/** O que falta, na mesma forma em que a API o diria. */
const refusal = ({ field, message }: Obstacle) => new ProblemError(400, { errors: [{ field, message }] });

/** Enter em um campo de uma linha não publica: quem publica é o botão, ou Ctrl+Enter. */
const isLineEnter = (event: KeyboardEvent) =>
  event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.type !== 'file';

/**
 * O envio da caixa: o que falta se diz antes do pedido, e o que a API recusa, depois, nos mesmos lugares.
 *
 * @param phase em que pé está o vídeo
 * @param act o que fazer quando nada falta
 */
export function useSubmission(writing: Writing, phase: Attachment['phase'], act: () => void) {
  const { value, request } = writing;
  const [refused, setRefused] = useState<ProblemError | null>(null);
  const errors = useFormErrors(refused ?? request.error, FIELDS);

  const change: Writing['change'] = (part) => {
    if (request.isPending) return;
    setRefused(null);
    if (request.isError) request.reset();
    writing.change(part);
  };
  const attempt = (found: Obstacle | null, go: () => void) => {
    if (request.isPending) return;
    setRefused(found && refusal(found));
    if (!found) go();
  };
  const submit = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    attempt(whyNot(value, phase, new Date()), act);
  };
  const saveDraft = () => attempt(whyNotSave(value, phase), () => request.mutate({ kind: 'save' }));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
    else if (isLineEnter(event)) event.preventDefault();
  };
  const isReady = whyNot(value, phase, new Date()) === null;
  return { ...errors, edited: { ...writing, change }, submit, saveDraft, onKeyDown, isReady };
}
