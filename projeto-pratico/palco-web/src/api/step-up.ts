/** Jeitos de provar quem se é. Os que valem para a conta, quem diz é a API. */
export type ProofMethod = 'password' | 'totp' | 'recovery_code' | 'passkey';

const METHODS: readonly string[] = ['totp', 'passkey', 'recovery_code', 'password'];

const isMethod = (value: unknown): value is ProofMethod =>
  typeof value === 'string' && METHODS.includes(value);

/** Os jeitos que esta página conhece, na ordem em que os oferece. */
export function readMethods(raw: unknown): ProofMethod[] {
  const known = Array.isArray(raw) ? raw.filter(isMethod) : [];
  return known.sort((one, other) => METHODS.indexOf(one) - METHODS.indexOf(other));
}

/** Pede a prova à pessoa; falso quando ela desistiu. */
type Prover = (methods: ProofMethod[]) => Promise<boolean>;

let prover: Prover | null = null;
let asking: Promise<boolean> | null = null;

/** Registra quem pede a prova na tela. @returns como desfazer */
export function setProver(next: Prover): () => void {
  prover = next;
  return () => {
    if (prover === next) prover = null;
  };
}

/** Pede a prova. Dois pedidos ao mesmo tempo esperam pela mesma. */
export function prove(methods: ProofMethod[]): Promise<boolean> {
  asking ??= Promise.resolve(prover?.(methods) ?? false).finally(() => {
    asking = null;
  });
  return asking;
}

/** O envio da própria prova não pode esperar por outra. */
const STEP_UP_PATH = '/api/v1/me/step-up';

/** Os jeitos de provar que a API pediu nesta resposta; nulo quando ela não pediu prova nenhuma. */
export async function proofAsked(response: Response): Promise<ProofMethod[] | null> {
  if (response.status !== 403 || new URL(response.url).pathname === STEP_UP_PATH) return null;
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  if (typeof body !== 'object' || body === null) return null;
  const { code, methods } = body as Record<string, unknown>;
  return code === 'step_up_required' ? readMethods(methods) : null;
}
