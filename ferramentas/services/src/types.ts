/** De onde veio um programa ou servidor, na ordem em que as origens são tentadas. */
export type Source = 'env' | 'path' | 'npm' | 'deb' | 'build';

/** Um programa pronto para executar. */
export interface Binary {
  path: string;
  version: string;
  source: Source;
  /** Variáveis a somar às do processo que o executa (por exemplo `LD_LIBRARY_PATH`). */
  env: Record<string, string>;
}

/** Um servidor real, de pé e respondendo. */
export interface RunningService extends AsyncDisposable {
  name: string;
  /** Endereço completo, com senha se houver, sempre em 127.0.0.1 quando fomos nós que o iniciamos. */
  url: string;
  version: string;
  source: Source;
  /** Variáveis que fazem um processo filho usar este mesmo servidor em vez de iniciar outro. */
  env: Record<string, string>;
  /** Para o servidor e apaga os dados efêmeros. Chamar de novo não faz nada. */
  stop(): Promise<void>;
}

/** Uma linha de `trilha doutor`. */
export interface Diagnosis {
  part: string;
  /** `available`: pronto; `obtainable`: virá no primeiro uso, com rede; `missing`: nenhuma origem serve. */
  status: 'available' | 'obtainable' | 'missing';
  source?: Source;
  where?: string;
  version?: string;
  enables: string;
  /** Por que cada origem tentada não serviu. */
  reasons: string[];
  howToGet: string;
}

/** Como obter uma parte, por sistema. */
export interface HowToGet {
  linux: string;
  darwin: string;
  win32: string;
}

/** O que todo serviço do registro oferece. */
export interface ServiceDefinition<Options = object, Running extends RunningService = RunningService> {
  name: string;
  enables: string;
  start(options?: Options): Promise<Running>;
  diagnose(): Promise<Diagnosis>;
}
