import { LIMITS } from '../api/limits.ts';
import { fullCount, plural } from '../text/numbers.ts';
import { writtenOptions } from './body.ts';
import type { Composition, PollDraft } from './composition.ts';
import { graphemes } from './graphemes.ts';
import { whyNotAt } from './schedule.ts';
import type { Attachment } from './state.ts';

/** Um campo e o que falta nele. */
export interface Obstacle {
  field: 'text' | 'warning' | 'poll' | 'at';
  message: string;
}

export const characters = (count: number) =>
  `${fullCount(count)} ${plural(count, 'caractere', 'caracteres')}`;

/** O que passa do limite, em qualquer campo. */
function tooLong({ text, warning }: Composition): Obstacle | null {
  const over = graphemes(text.trim()) - LIMITS.text;
  if (over > 0) {
    return { field: 'text', message: `Corte ${characters(over)}: o limite é ${fullCount(LIMITS.text)}.` };
  }
  if (text.length > LIMITS.textUnits) {
    return { field: 'text', message: 'O texto tem sinais combinados demais. Corte uma parte.' };
  }
  const long = graphemes((warning ?? '').trim()) - LIMITS.warning;
  if (long <= 0) return null;
  return { field: 'warning', message: `Corte ${characters(long)}: o limite é ${LIMITS.warning}.` };
}

function pollObstacle(poll: PollDraft | null): Obstacle | null {
  if (!poll) return null;
  const options = writtenOptions(poll);
  const say = (message: string): Obstacle => ({ field: 'poll', message });
  if (options.length < 2) return say('Escreva ao menos duas opções, ou tire a enquete.');
  if (new Set(options.map((option) => option.normalize())).size < options.length) {
    return say('Há duas opções iguais. Mude uma delas.');
  }
  const long = options.find((option) => graphemes(option) > LIMITS.pollOption);
  return long === undefined
    ? null
    : say(`Encurte “${long.slice(0, 20)}…”: cada opção tem até ${LIMITS.pollOption} caracteres.`);
}

const hasVideo = (phase: Attachment['phase']) => phase !== 'none' && phase !== 'refused';

function emptyText(value: Composition, phase: Attachment['phase']): Obstacle | null {
  if (value.text.trim() !== '') return null;
  if (value.poll) return { field: 'text', message: 'Escreva a pergunta da enquete.' };
  return {
    field: 'text',
    message: hasVideo(phase)
      ? 'Escreva uma frase para acompanhar o vídeo.'
      : 'Escreva alguma coisa antes de publicar.',
  };
}

function emptyWarning({ warning }: Composition): Obstacle | null {
  if (warning === null || warning.trim() !== '') return null;
  return { field: 'warning', message: 'Escreva o aviso, ou tire-o.' };
}

function scheduleObstacle(at: string | null, phase: Attachment['phase'], now: Date): Obstacle | null {
  if (at === null) return null;
  if (hasVideo(phase)) {
    return { field: 'at', message: 'Publicação com vídeo não se agenda. Tire o vídeo, ou publique agora.' };
  }
  const message = whyNotAt(at, now);
  return message === null ? null : { field: 'at', message };
}

/** O que impede de publicar agora, em palavras; `null` quando nada impede. */
export function whyNot(value: Composition, phase: Attachment['phase'], now: Date): Obstacle | null {
  if (phase === 'failed') {
    return { field: 'text', message: 'Resolva o vídeo antes: envie de novo, escolha outro ou remova.' };
  }
  return (
    emptyText(value, phase) ??
    tooLong(value) ??
    emptyWarning(value) ??
    pollObstacle(value.poll) ??
    scheduleObstacle(value.at, phase, now)
  );
}

/** O que impede de guardar: um rascunho pode estar pela metade, mas não vazio nem além dos limites. */
export function whyNotSave(value: Composition, phase: Attachment['phase']): Obstacle | null {
  if (hasVideo(phase)) {
    return { field: 'text', message: 'O vídeo não vai para o rascunho. Tire o vídeo, ou publique agora.' };
  }
  const isEmpty = value.text.trim() === '' && !value.warning && !value.poll;
  if (isEmpty) return { field: 'text', message: 'Ainda não há o que guardar.' };
  return tooLong(value) ?? pollObstacle(value.poll);
}
