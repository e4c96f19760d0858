import type { AssertProved } from '#http/access.ts';
import { httpErrors } from '#http/errors.ts';
import type { Viewer } from '#http/types.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Reader, Tx } from '#kernel/db.ts';
import { deviceNotFound } from './errors.ts';
import { devices } from './store/devices.ts';

export interface RecentProofDeps {
  db: Reader;
  clock: Clock;
  ttlSeconds: number;
  /** Com o que esta conta pode provar de novo quem é. */
  methods(userId: string): Promise<string[]>;
}

/** A prova de identidade é do aparelho, e não do token: trocar de token não a leva, e entrar por outro não a herda. */
export function createRecentProof({ db, clock, ttlSeconds, methods }: RecentProofDeps) {
  const ttlMs = ttlSeconds * 1_000;

  /** Quando este aparelho provou quem é pela última vez; nulo para quem não tem aparelho. */
  const provedAtOf = async ({ deviceId }: Pick<Viewer, 'deviceId'>): Promise<Date | null> =>
    deviceId === null ? null : devices.provedAt(db, deviceId, clock.now());

  const assertProved: AssertProved = async ({ userId, deviceId, kind }, proof) => {
    // quem manda a senha a cada requisição acabou de prová-la
    if (kind === 'basic') return;
    const available = await methods(userId);
    if (proof === 'or-password' && available.every((method) => method === 'password')) return;
    const provedAt = await provedAtOf({ deviceId });
    if (provedAt !== null && clock.now().getTime() - provedAt.getTime() < ttlMs) return;
    throw httpErrors.create('step_up_required', {
      detail: 'Confirme quem é você para continuar.',
      extra: { methods: available },
    });
  };

  return {
    assertProved,
    provedAt: provedAtOf,
    /** A pessoa acabou de provar quem é neste aparelho. @returns até quando vale */
    async prove(tx: Tx, deviceId: string): Promise<Date> {
      const now = clock.now();
      if (!(await devices.prove(tx, deviceId, now))) throw deviceNotFound();
      return new Date(now.getTime() + ttlMs);
    },
  };
}
