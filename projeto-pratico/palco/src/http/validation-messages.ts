import type { FieldError } from '#kernel/errors.ts';

/** O que o Fastify traz de uma requisição fora do esquema. */
interface Refused {
  validation?: unknown;
  validationContext?: string | undefined;
}

interface Failure {
  keyword: string;
  instancePath: string;
  params: Record<string, unknown>;
}

const TYPES: Record<string, string> = {
  string: 'um texto',
  integer: 'um número inteiro',
  number: 'um número',
  boolean: 'verdadeiro ou falso',
  object: 'um objeto',
  array: 'uma lista',
  null: 'nulo',
};

const FORMATS: Record<string, string> = {
  email: 'Não parece um e-mail. Exemplo: nome@exemplo.com.br.',
  uuid: 'Deve ser um id no formato UUID, em minúsculas.',
  'date-time': 'Deve ser data e hora no formato ISO 8601. Exemplo: 2026-03-04T14:05:00Z.',
};

const plural = (count: unknown, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

const MESSAGES: Record<string, (params: Record<string, unknown>) => string> = {
  required: () => 'Falta este campo.',
  additionalProperties: () => 'Este campo não existe aqui.',
  type: ({ type }) => `Deve ser ${TYPES[String(type)] ?? String(type)}.`,
  minLength: ({ limit }) =>
    limit === 1
      ? 'Não pode ficar vazio.'
      : `Precisa de pelo menos ${plural(limit, 'caractere', 'caracteres')}.`,
  maxLength: ({ limit }) => `Passa do limite de ${plural(limit, 'caractere', 'caracteres')}.`,
  minimum: ({ limit }) => `Deve ser ${limit} ou mais.`,
  maximum: ({ limit }) => `Deve ser ${limit} ou menos.`,
  minItems: ({ limit }) => `Precisa de pelo menos ${plural(limit, 'item', 'itens')}.`,
  maxItems: ({ limit }) => `Passa do limite de ${plural(limit, 'item', 'itens')}.`,
  uniqueItems: () => 'Tem itens repetidos.',
  minProperties: () => 'Informe pelo menos um campo.',
  pattern: () => 'Não está no formato aceito.',
  format: ({ format }) => FORMATS[String(format)] ?? 'Não está no formato aceito.',
  nul: () => 'Tem um caractere nulo (U+0000), que não faz parte de um texto.',
  enum: ({ allowedValues }) => `Deve ser um destes valores: ${String(allowedValues)}.`,
};

/** Traduz as falhas do ajv: uma por campo, a primeira de cada, com o nome do campo como o cliente o enviou. */
export function fieldErrors(error: Refused): FieldError[] {
  const byField = new Map<string, string>();
  for (const failure of (error.validation ?? []) as Failure[]) {
    const field = fieldOf(failure) || contextName(error.validationContext);
    const message = MESSAGES[failure.keyword]?.(failure.params) ?? 'Valor não aceito.';
    if (!byField.has(field)) byField.set(field, message);
  }
  return [...byField].map(([field, message]) => ({ field, message }));
}

function fieldOf({ instancePath, params }: Failure): string {
  const path = instancePath.split('/').slice(1).map(unescapePointer);
  const extra = params.missingProperty ?? params.additionalProperty;
  if (extra !== undefined) path.push(String(extra));
  return path.join('.').slice(0, 100);
}

const unescapePointer = (part: string) => part.replaceAll('~1', '/').replaceAll('~0', '~');

function contextName(context: string | undefined): string {
  return context === 'querystring' ? 'consulta' : context === 'params' ? 'endereço' : 'corpo';
}
