import type { Poll } from '../api/types.ts';

const step = (choices: readonly number[], index: number) => (choices.includes(index) ? 1 : 0);

/**
 * A enquete como ela fica com este voto, antes de a API confirmar. Números escondidos continuam escondidos: quem os
 * conta é ela.
 *
 * @param choices índices das opções escolhidas; substituem as de antes
 */
export function castVote(poll: Poll, choices: number[]): Poll {
  const before = poll.viewerChoices ?? [];
  const options = poll.options.map((option, index) => ({
    ...option,
    votes: option.votes === null ? null : option.votes - step(before, index) + step(choices, index),
  }));
  const voters = poll.voters === null ? null : poll.voters + (before.length === 0 ? 1 : 0);
  return { ...poll, options, voters, viewerChoices: choices };
}

/** Fração de quem votou que escolheu a opção; com mais de uma escolha por pessoa, elas somam mais que 1. */
export const shareOf = (votes: number, voters: number) => (voters === 0 ? 0 : votes / voters);
