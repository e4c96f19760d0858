import { parseSync } from 'oxc-parser';

/** Um import como está escrito: de que arquivo, de que alvo, em que linha. */
export interface ImportRef {
  readonly specifier: string;
  readonly line: number;
}

/**
 * Todos os imports de um arquivo, inclusive só de tipo, reexportações e `import()` com texto literal.
 *
 * Os de tipo contam porque um ciclo de tipos amarra dois módulos tanto quanto um de valores.
 *
 * @throws {SyntaxError} se o arquivo não puder ser analisado: um arquivo pulado em silêncio esconderia a violação.
 */
export function readImports(path: string, source: string): ImportRef[] {
  const { module, errors } = parseSync(path, source);
  const [fatal] = errors.filter((error) => error.severity === 'Error');
  if (fatal) throw new SyntaxError(`${path}: ${fatal.message}`);
  const literal = /^(['"])(.*)\1$/s;
  const dynamic = module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
    const specifier = literal.exec(source.slice(start, end))?.[2];
    return specifier === undefined ? [] : [{ specifier, start }];
  });
  const fixed = module.staticImports.map(({ moduleRequest }) => moduleRequest);
  const reexported = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest }) => (moduleRequest ? [moduleRequest] : [])),
  );
  const all = [
    ...[...fixed, ...reexported].map(({ value, start }) => ({ specifier: value, start })),
    ...dynamic,
  ];
  return all.map(({ specifier, start }) => ({ specifier, line: lineOf(source, start) }));
}

function lineOf(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length;
}
