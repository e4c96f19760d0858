import { type Comparison, compare } from '@trilha/measure';
import { byHand } from './validacao/a-mao.ts';
import { bad, good, inputs } from './validacao/entradas.ts';
import type { Validator } from './validacao/tipos.ts';
import { typebox } from './validacao/typebox.ts';
import { zod } from './validacao/zod.ts';

export const validators: Validator[] = [typebox, zod, byHand];

const BATCH = 200;

/** As três validações julgam as mesmas entradas; o relógio só começa se concordam em todas. */
export async function compareValidation(): Promise<Comparison[]> {
  const verify = () => {
    for (const input of inputs) {
      const verdicts = validators.map(({ validate }) => verdict(validate(input)));
      if (new Set(verdicts).size > 1)
        throw new Error(`As validações discordam de ${JSON.stringify(input)}: ${verdicts.join(' · ')}`);
    }
  };
  const measure = (title: string, body: unknown) =>
    compare({
      title,
      operation: 'corpo',
      candidates: validators.map(({ name, validate }) => ({
        name,
        operations: BATCH,
        run: () => repeat(validate, body),
      })),
      verify,
    });
  return [
    await measure('Julgar um corpo certo', good),
    await measure('Julgar um corpo com cinco erros', bad),
  ];
}

/** O veredito e os campos recusados com a mensagem de cada um, em ordem: o que as três têm de dizer igual. */
export function verdict(errors: ReturnType<Validator['validate']>): string {
  const fields = errors.map(({ field, message }) => `${field}: ${message}`).sort();
  return fields.join('; ') || 'aceito';
}

function repeat(validate: Validator['validate'], body: unknown): number {
  let errors = 0;
  for (let i = 0; i < BATCH; i++) errors += validate(body).length;
  return errors;
}
