import { type Edge, findCycles, type Graph } from './graph.ts';

/** Uma fronteira atravessada: a regra, onde e o que fazer. */
export interface Violation {
  readonly rule: string;
  readonly where: string;
  readonly message: string;
}

/** Fatias do Palco na ordem das etapas: uma fatia chama a porta das anteriores, nunca o contrário. */
const SLICE_ORDER = [
  'health',
  'echo',
  'mailbox',
  'users',
  'lockout',
  'signing-keys',
  'sessions',
  'second-factors',
  'roles',
  'oauth',
  'external-sign-in',
  'idempotency',
  'posts',
  'polls',
  'drafts',
  'search',
  'videos',
  'follows',
  'likes',
  'timeline',
] as const;

const PALCO = 'projeto-pratico/palco/src';
const SLICE = new RegExp(`^${PALCO}/modules/([^/]+)/`);
const LAYER = new RegExp(`^${PALCO}/(kernel|http|ports|adapters|modules|app|demo)/`);
const IS_TEST = /\/test\/|\.test\.tsx?$/;

/** O que cada andar do Palco pode importar; `app` compõe e por isso vê todos. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  kernel: ['kernel'],
  http: ['kernel', 'http'],
  ports: ['kernel', 'ports'],
  adapters: ['kernel', 'ports', 'adapters'],
  modules: ['kernel', 'http', 'ports', 'modules'],
};

const sliceOf = (path: string) => SLICE.exec(path)?.[1];
const layerOf = (path: string) => LAYER.exec(path)?.[1];

type EdgeRule = (edge: Edge) => string | undefined;

/** Quem importa por dentro da fatia alheia amarra-se ao que ela promete poder mudar. */
const door: EdgeRule = ({ from, to }) => {
  const target = sliceOf(to);
  if (target === undefined || target === sliceOf(from)) return;
  if (/\/modules\/[^/]+\/(index|events)\.ts$/.test(to)) return;
  return `entre pela porta da fatia “${target}” (index.ts ou events.ts)`;
};

const sliceOrder: EdgeRule = ({ from, to }) => {
  const [source, target] = [sliceOf(from), sliceOf(to)];
  if (source === undefined || target === undefined || source === target) return;
  const [a, b] = [SLICE_ORDER.indexOf(source as never), SLICE_ORDER.indexOf(target as never)];
  if (a < 0 || b < 0) return `fatia fora da ordem declarada em SLICE_ORDER: ${a < 0 ? source : target}`;
  if (b > a) return `“${source}” vem antes de “${target}”: reaja a um evento ou inverta a dependência`;
  return;
};

const layers: EdgeRule = ({ from, to }) => {
  const [source, target] = [layerOf(from), layerOf(to)];
  const allowed = source && !IS_TEST.test(from) ? LAYERS[source] : undefined;
  if (!allowed || target === undefined || allowed.includes(target)) return;
  return `${source}/ não importa ${target}/: receba por argumento; quem compõe é app/`;
};

const blackBox: EdgeRule = ({ from, to }) => {
  if (!/^projeto-pratico\/(kit|exercicio-[^/]+\/verificar)\//.test(from) || IS_TEST.test(from)) return;
  if (to.startsWith('projeto-pratico/palco/'))
    return 'as verificações se aplicam a qualquer servidor: só falam pela rede';
  return;
};

const webClient: EdgeRule = ({ from, to, external }) => {
  const web = 'projeto-pratico/palco-web/';
  if (!from.startsWith(`${web}src/`) || external || to.startsWith(web)) return;
  return 'o palco-web só conhece o cliente gerado da API';
};

const studyCore: EdgeRule = ({ from, to }) => {
  if (!from.startsWith('trilha/core/') || !/^trilha\/(cli|server|web)\//.test(to)) return;
  return 'o núcleo da trilha não conhece quem o usa (cli, server, web)';
};

const EDGE_RULES: Readonly<Record<string, EdgeRule>> = {
  porta: door,
  'ordem-das-fatias': sliceOrder,
  andares: layers,
  'caixa-preta': blackBox,
  'cliente-da-web': webClient,
  'nucleo-da-trilha': studyCore,
};

/** O ambiente é lido e validado em um arquivo só; os demais recebem a configuração pronta. */
function environmentReads(graph: Graph): Violation[] {
  return [...graph.files].flatMap(([path, source]) => {
    if (!path.startsWith(`${PALCO}/`) || IS_TEST.test(path) || path === `${PALCO}/app/config.ts`) return [];
    return source.split('\n').flatMap((text, at) =>
      /\bprocess\.env\b/.test(text)
        ? [
            {
              rule: 'ambiente',
              where: `${path}:${at + 1}`,
              message: 'leia o ambiente em app/config.ts e receba o valor',
            },
          ]
        : [],
    );
  });
}

/** Aplica todas as regras e devolve as violações em ordem de lugar. */
export function findViolations(graph: Graph): Violation[] {
  const crossed = graph.edges.flatMap((edge) =>
    Object.entries(EDGE_RULES).flatMap(([rule, check]) => {
      const message = check(edge);
      return message
        ? [{ rule, where: `${edge.from}:${edge.line}`, message: `${edge.specifier}: ${message}` }]
        : [];
    }),
  );
  const cycles = findCycles(graph).map((files) => ({
    rule: 'ciclo',
    where: files[0] ?? '',
    message: `ciclo de imports entre ${files.join(' → ')}`,
  }));
  return [...crossed, ...cycles, ...environmentReads(graph)].sort((a, b) => a.where.localeCompare(b.where));
}

/** Nomes de todas as regras, para que o teste exija um exemplo que quebre cada uma. */
export const RULES: readonly string[] = [...Object.keys(EDGE_RULES), 'ciclo', 'ambiente'];
