import { expect, test } from 'vitest';
import type { Poll } from '../src/api/types.ts';
import { castVote, shareOf } from '../src/polls/cast.ts';

const poll = (votes: (number | null)[], viewerChoices: number[] | null, voters: number | null): Poll => ({
  options: votes.map((count, index) => ({ text: `opção ${index}`, votes: count })),
  multiple: true,
  closesAt: '2026-03-05T12:00:00Z',
  closed: false,
  voters,
  viewerChoices,
});
const votesOf = ({ options }: Poll) => options.map(({ votes }) => votes);

test('o primeiro voto soma uma pessoa; trocar só muda de lugar', () => {
  const first = castVote(poll([3, 1, 0], null, 4), [1]);
  expect([votesOf(first), first.voters, first.viewerChoices]).toEqual([[3, 2, 0], 5, [1]]);
  const changed = castVote(first, [0, 2]);
  expect([votesOf(changed), changed.voters, changed.viewerChoices]).toEqual([[4, 1, 1], 5, [0, 2]]);
});

test('números que a API ainda esconde continuam escondidos', () => {
  const voted = castVote(poll([null, null], null, null), [0]);
  expect([votesOf(voted), voted.voters, voted.viewerChoices]).toEqual([[null, null], null, [0]]);
});

test('a parte de uma opção é sobre quem votou; sem votos, zero', () => {
  expect(shareOf(3, 4)).toBe(0.75);
  expect(shareOf(0, 0)).toBe(0);
});
