import { invalidFields } from '#kernel/errors.ts';
import type { Author } from '#modules/users/index.ts';
import type { Entity } from './entity-schema.ts';
import type { MentionRow } from './store/mentions.ts';
import type { Span } from './text/entities.ts';

/** Como fica guardado: a menção leva o número dela no post, nunca a pessoa, que um dia pode ir embora. */
export type StoredEntity = { start: number; end: number } & (
  | { kind: 'mention'; slot: number }
  | { kind: 'tag'; tag: string }
  | { kind: 'link'; url: string }
);

const PEOPLE_MAX = 20;
const TAGS_MAX = 30;

/** O que a versão anterior deixou. */
export interface Before {
  version: number;
  /** Menções que o post já teve: a mesma pessoa fica com o mesmo número. */
  known: MentionRow[];
}

const NOTHING: Before = { version: 0, known: [] };

/** O que um texto diz, pronto para guardar. */
export interface Reading {
  entities: StoredEntity[];
  mentions: MentionRow[];
  tags: string[];
}

/** Nomes escritos no texto depois de um `@`. */
export const handlesIn = (spans: Span[]): string[] => [
  ...new Set(spans.flatMap((span) => (span.kind === 'mention' ? span.handle : []))),
];

/**
 * Junta os trechos às pessoas que existem: `@nome` de ninguém é só texto.
 * @throws `validation_failed` se passa de pessoas ou de hashtags
 */
export function readText(
  spans: Span[],
  people: Map<string, string>,
  { version, known }: Before = NOTHING,
): Reading {
  const slots = new Map(known.map(({ user_id, slot }) => [user_id, slot]));
  // cada versão tem a sua faixa: o número de quem apagou a conta ainda está nas versões antigas, e não vai para outra pessoa
  let free = version * PEOPLE_MAX;
  const tags = new Set<string>();
  const mentioned = new Map<string, number>();
  const entities = spans.flatMap((span): StoredEntity[] => {
    if (span.kind === 'tag') tags.add(span.tag);
    if (span.kind !== 'mention') return [span];
    const userId = people.get(span.handle);
    if (userId === undefined) return [];
    const slot = slots.get(userId) ?? free++;
    slots.set(userId, slot);
    mentioned.set(userId, slot);
    return [{ kind: 'mention', start: span.start, end: span.end, slot }];
  });
  if (mentioned.size > PEOPLE_MAX) throw tooMany(`Mencione no máximo ${PEOPLE_MAX} pessoas.`);
  if (tags.size > TAGS_MAX) throw tooMany(`Use no máximo ${TAGS_MAX} hashtags diferentes.`);
  const mentions = [...mentioned].map(([user_id, slot]) => ({ user_id, slot }));
  return { entities, mentions, tags: [...tags] };
}

/** De número de menção a pessoa. */
export const slotsOf = (mentions: MentionRow[]): Record<string, string> =>
  Object.fromEntries(mentions.map(({ user_id, slot }) => [slot, user_id]));

const tooMany = (message: string) => invalidFields([{ field: 'text', message }]);

/** As entidades como se mostram: quem saiu, ou não é visto, deixa de ser menção. */
export function presentEntities(
  stored: StoredEntity[],
  people: Record<string, string>,
  authors: Map<string, Author>,
): Entity[] {
  return stored.flatMap((entity): Entity[] => {
    if (entity.kind !== 'mention') return [entity];
    const person = authors.get(people[entity.slot] ?? '');
    if (!person) return [];
    const { kind, start, end } = entity;
    return [{ kind, start, end, userId: person.id, handle: person.handle }];
  });
}
