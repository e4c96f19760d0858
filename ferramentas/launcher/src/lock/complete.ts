/** O que interessa de uma entrada de `package-lock.json`. */
export interface LockEntry {
  version?: string;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}
export type LockPackages = Record<string, LockEntry>;

const SYSTEMS: Record<string, string> = { windows: 'win32' };
const KNOWN_SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32', 'windows'];
const KNOWN_CPUS = ['arm', 'arm64', 'ia32', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/**
 * Entradas que faltam no lockfile: pacotes de outras plataformas que o npm não gravou porque o registro não
 * os tinha quando ela foi feita.
 *
 * Faltando uma só, o `npm ci` do npm 11.19 recusa o lockfile inteiro ("Missing: nome@ from lock file"): ele
 * procura o pacote, não acha, e conta o lugar vazio como divergência. Com a entrada, ele vê pelo sistema
 * e processador que não serve aqui e segue. Ela não leva hash: numa máquina daquela plataforma o npm
 * confere a versão exata, mas confia no registro quanto ao conteúdo.
 */
export function missingEntries(packages: LockPackages): LockPackages {
  const missing: LockPackages = {};
  for (const [parent, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isResolved(packages, parent, name)) continue;
      const place = placeFor({ ...packages, ...missing }, parent, name);
      missing[place] = { version: version.replace(/^[\^~]/, ''), optional: true, ...platformOf(name) };
    }
  }
  return missing;
}

/** Como o Node resolve: na pasta de quem pede e em cada uma acima. */
function isResolved(packages: LockPackages, parent: string, name: string): boolean {
  for (let folder = parent; ; folder = folder.slice(0, folder.lastIndexOf('/node_modules/'))) {
    if (`${folder === '' ? '' : `${folder}/`}node_modules/${name}` in packages) return true;
    if (!folder.includes('/node_modules/')) return folder !== '' && `node_modules/${name}` in packages;
  }
}

/** Na raiz, se livre; senão, dentro de quem pede. */
function placeFor(packages: LockPackages, parent: string, name: string): string {
  const atRoot = `node_modules/${name}`;
  const nested = parent.includes('/node_modules/') || atRoot in packages;
  return nested ? `${parent}/${atRoot}` : atRoot;
}

/** Sistema e processador pelo nome do pacote: `@oxlint/binding-linux-x64-musl`. */
export function platformOf(name: string): Pick<LockEntry, 'os' | 'cpu' | 'libc'> {
  const words = name.split(/[-/]/);
  const system = words.find((word) => KNOWN_SYSTEMS.includes(word));
  const cpu = words.find((word) => KNOWN_CPUS.includes(word));
  if (cpu === undefined) throw new Error(`Não sei a que plataforma serve ${name}.`);
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : 'glibc';
  const linux = system === 'linux' && words.some((word) => /^(musl|gnu)/.test(word));
  return {
    cpu: [cpu],
    ...(system === undefined ? {} : { os: [SYSTEMS[system] ?? system] }),
    ...(linux ? { libc: [libc] } : {}),
  };
}
