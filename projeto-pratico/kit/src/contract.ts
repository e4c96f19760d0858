import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Answer } from './http/answer.ts';

type Json = Record<string, unknown>;

/**
 * O documento OpenAPI 3.1 da etapa, usado como juiz das formas: cada resposta é comparada com o
 * esquema que o contrato declara para aquele método, caminho, status e tipo de mídia.
 */
export class Contract {
  readonly document: Json;
  readonly #ajv: Ajv2020;
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(document: Json) {
    this.document = document;
    this.#ajv = new Ajv2020({ strict: false, allErrors: false, verbose: true });
    addFormats.default(this.#ajv);
    this.#ajv.addSchema(document, 'contrato.json');
  }

  static read(path: string | URL): Contract {
    return new Contract(JSON.parse(readFileSync(path, 'utf8')) as Json);
  }

  /** Métodos e caminhos que o contrato declara: `[['GET', '/health/live'], …]`. */
  operations(): [method: string, path: string][] {
    return this.described().map(([method, path]) => [method, path]);
  }

  /** O mesmo, com o que o contrato diz de cada operação. */
  described(): [method: string, path: string, operation: Json][] {
    return Object.entries(asObject(this.document.paths)).flatMap(([path, item]) =>
      Object.entries(asObject(item))
        .filter(([key]) => METHODS.has(key))
        .map(([method, operation]): [string, string, Json] => [
          method.toUpperCase(),
          path,
          asObject(operation),
        ]),
    );
  }

  /** Recusa a resposta que o contrato não prevê ou cuja forma difere da declarada. */
  check(answer: Answer): Json {
    return this.#validate(answer, this.#pointerFor(answer));
  }

  /** Recusa o corpo que não tem a forma de `components/schemas/Problem`. */
  problem(answer: Answer): Json {
    return this.#validate(answer, 'components/schemas/Problem');
  }

  #validate(answer: Answer, pointer: string): Json {
    const value = answer.json();
    const validate = this.#validator(pointer);
    if (validate(value)) return value;
    const error = validate.errors?.[0];
    return answer.refuse({
      where: `corpo ${error?.instancePath || '/'}`,
      expected: error === undefined ? 'a forma do contrato' : explain(error),
      got: error === undefined ? 'outra forma' : describeValue(error),
    });
  }

  #pointerFor(answer: Answer): string {
    const template = this.#template(answer);
    const base = ['paths', template, answer.method.toLowerCase(), 'responses', String(answer.status)];
    const response = base.reduce<Json>((node, key) => asObject(node[key]), this.document);
    const declared = Object.keys(asObject(response.content));
    if (declared.length === 0) {
      return answer.refuse({
        where: 'status',
        expected: `um status que o contrato prevê para ${answer.method} ${template}`,
        got: `status ${answer.status}, que ele não prevê`,
      });
    }
    answer.expectType(declared[0] ?? '');
    return [...base, 'content', answer.mediaType, 'schema'].map(escapePointer).join('/');
  }

  #template(answer: Answer): string {
    const path = answer.path.split('?')[0] ?? '';
    const found = Object.keys(asObject(this.document.paths)).find((template) => matches(template, path));
    if (found !== undefined) return found;
    throw new Error(`O contrato não tem o caminho ${path}; a tarefa que o pediu está errada.`);
  }

  #validator(pointer: string): ValidateFunction {
    const known = this.#validators.get(pointer);
    if (known !== undefined) return known;
    const compiled = this.#ajv.compile({ $ref: `contrato.json#/${pointer}` });
    this.#validators.set(pointer, compiled);
    return compiled;
  }
}

const METHODS = new Set(['get', 'put', 'post', 'delete', 'patch', 'head', 'options']);

function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function matches(template: string, path: string): boolean {
  const wanted = template.split('/');
  const given = path.split('/');
  return (
    wanted.length === given.length && wanted.every((part, i) => part.startsWith('{') || part === given[i])
  );
}

/** Escapa `~` e `/` (RFC 6901) e o que uma URI não aceita, porque o ponteiro vai em um `$ref`. */
function escapePointer(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}

function explain(error: ErrorObject): string {
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'required':
      return `o campo ${String(params.missingProperty)}`;
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return 'só os campos do contrato';
    case 'type':
      return `um valor do tipo ${String(params.type)}`;
    case 'const':
      return `o valor ${JSON.stringify(params.allowedValue)}`;
    case 'enum':
      return `um destes valores: ${JSON.stringify(params.allowedValues)}`;
    case 'format':
      return 'um endereço (URI), como urn:palco:erro:not_found';
    case 'pattern':
      return `um texto no formato ${String(params.pattern)}`;
    default:
      return `${error.keyword} ${JSON.stringify(error.schema)}`;
  }
}

function describeValue(error: ErrorObject): string {
  const params = error.params as Record<string, unknown>;
  if (error.keyword === 'required') return `um objeto sem o campo ${String(params.missingProperty)}`;
  const extra = params.additionalProperty ?? params.unevaluatedProperty;
  if (extra !== undefined) return `o campo ${String(extra)}, que o contrato não tem`;
  return JSON.stringify(error.data)?.slice(0, 200) ?? 'nada';
}
