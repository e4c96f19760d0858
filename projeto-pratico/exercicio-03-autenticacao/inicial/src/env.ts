/** Configuração recusada, com um problema por variável. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: string[]) {
    super(`A configuração não pode ser aceita:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

export type Env = Record<string, string | undefined>;

/** Lê variáveis e junta os problemas: o nome de cada uma, e nunca o valor. Vazia vale como ausente. */
export function createEnvReader(env: Env) {
  const problems: string[] = [];
  const text = (name: string, fallback: string) => env[name] || fallback;
  return {
    problems,
    text,
    maybe: (name: string) => env[name] || undefined,
    integer(name: string, fallback: number, max: number): number {
      const written = text(name, String(fallback));
      const value = Number(written);
      if (/^\d{1,9}$/u.test(written) && value <= max) return value;
      problems.push(`${name}: use um número inteiro de 0 a ${max}.`);
      return fallback;
    },
    address(name: string, fallback: string, protocols: string[]): string {
      const written = text(name, fallback);
      if (!URL.canParse(written) || !protocols.includes(new URL(written).protocol))
        problems.push(`${name}: use um endereço que comece com ${protocols.join(' ou ')}//`);
      return written;
    },
  };
}

export type EnvReader = ReturnType<typeof createEnvReader>;
