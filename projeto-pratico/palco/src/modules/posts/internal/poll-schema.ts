import type { Static } from 'typebox';
import { component, strict, Timestamp } from '#http/schema.ts';
import { Type } from '#http/type.ts';
import type { Tx } from '#kernel/db.ts';

const OPTIONS_MAX = 6;
/** Tamanho bruto de uma opção: 50 grafemas, que podem ter muitas unidades cada um. */
const OPTION_MAX_UNITS = 400;
const LONGEST_SECONDS = 2_592_000;

const number = Type.Unsafe<number | null>({ type: ['integer', 'null'], minimum: 0 });

/** Enquete como o post a mostra. A forma nasce aqui, onde é citada; a fatia das enquetes a preenche. */
export const Poll = component(
  'Poll',
  Type.Object(
    {
      options: Type.Array(Type.Object({ text: Type.String(), votes: number })),
      multiple: Type.Boolean(),
      closesAt: Timestamp,
      closed: Type.Boolean(),
      voters: number,
      viewerChoices: Type.Unsafe<number[] | null>({
        type: ['array', 'null'],
        items: { type: 'integer', minimum: 0 },
      }),
    },
    { description: 'Uma enquete; os números só vêm para quem votou, para o autor, ou depois de encerrada' },
  ),
);

const pollOf = (option: object, count: object) =>
  strict({
    options: Type.Array(Type.String({ ...option, maxLength: OPTION_MAX_UNITS }), {
      ...count,
      maxItems: OPTIONS_MAX,
    }),
    multiple: Type.Optional(Type.Boolean()),
    durationSeconds: Type.Integer({ minimum: 1, maximum: LONGEST_SECONDS }),
  });

export const NewPoll = pollOf({ minLength: 1 }, { minItems: 2 });
/** A de um rascunho, que pode estar pela metade. */
export const DraftPoll = pollOf({}, {});

export type Poll = Static<typeof Poll.schema>;
export type NewPoll = Static<typeof NewPoll>;

/** As enquetes dos posts. Nasce sem nenhuma; a fatia delas a religa. */
export interface Polls {
  /** Confere a enquete e a prende ao post que está nascendo. @throws `validation_failed` */
  attach(tx: Tx, poll: { postId: string; authorId: string; poll: NewPoll; at: Date }): Promise<void>;
  /** Enquetes de vários posts, como quem pede as vê, em um número fixo de consultas. */
  byPosts(postIds: string[], viewerId: string | null): Promise<Map<string, Poll>>;
}
