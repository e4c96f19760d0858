import { type FieldError, invalidFields } from '#kernel/errors.ts';
import { cleanLine, hasInk } from '#kernel/text.ts';
import type { NewPoll, PostParts } from '#modules/posts/index.ts';

const OPTION_MAX = 50;
const OPTIONS_MIN = 2;

export interface PollRules {
  postLength: PostParts['postLength'];
  /** O menor tempo de uma enquete aberta, em segundos. */
  minSeconds: number;
}

/** A enquete limpa, com o que passa dos tetos em `errors`; vale também para a de um rascunho pela metade. */
export function tidyPoll(
  poll: NewPoll,
  { postLength, minSeconds }: PollRules,
  errors: FieldError[],
): NewPoll {
  const options = poll.options.map(cleanLine);
  options.forEach((option, n) => {
    if (postLength(option, OPTION_MAX) > OPTION_MAX)
      errors.push(refusal(`options.${n}`, `Passa do limite de ${OPTION_MAX} caracteres.`));
  });
  if (poll.durationSeconds < minSeconds)
    errors.push(refusal('durationSeconds', `Uma enquete dura ${minSeconds} segundos ou mais.`));
  return { ...poll, options };
}

/** A enquete como se publica. @throws `validation_failed` com tudo o que falta */
export function checkPoll(poll: NewPoll, rules: PollRules): Required<NewPoll> {
  const errors: FieldError[] = [];
  const { options, multiple = false, durationSeconds } = tidyPoll(poll, rules, errors);
  if (options.length < OPTIONS_MIN)
    errors.push(refusal('options', `Uma enquete tem ${OPTIONS_MIN} opções ou mais.`));
  options.forEach((option, n) => {
    if (!hasInk(option)) errors.push(refusal(`options.${n}`, 'Escreva esta opção.'));
    else if (options.indexOf(option) < n) errors.push(refusal(`options.${n}`, 'Repete outra opção.'));
  });
  if (errors.length > 0) throw invalidFields(errors);
  return { options, multiple, durationSeconds };
}

const refusal = (field: string, message: string): FieldError => ({ field: `poll.${field}`, message });

/** O voto em ordem. O esquema já recusou o vazio e o repetido. @throws `validation_failed` */
export function checkChoices(choices: readonly number[], options: number, multiple: boolean): number[] {
  const refused = (message: string) => invalidFields([{ field: 'choices', message }]);
  if (choices.some((choice) => choice >= options)) throw refused(`As opções vão de 0 a ${options - 1}.`);
  if (!multiple && choices.length > 1) throw refused('Esta enquete aceita uma opção só.');
  return choices.toSorted((a, b) => a - b);
}
