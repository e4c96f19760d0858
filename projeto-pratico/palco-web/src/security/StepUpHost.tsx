import { type ReactNode, useEffect, useState } from 'react';
import { OfflineError } from '../api/problem.ts';
import { type ProofMethod, setProver } from '../api/step-up.ts';

async function load() {
  try {
    return await import('./StepUpDialog.tsx');
  } catch (cause) {
    throw new OfflineError(cause);
  }
}

/** Lugar onde a página pede a prova de identidade, seja qual for a ação que precisou dela. */
export function StepUpHost() {
  const [shown, setShown] = useState<ReactNode>(null);
  useEffect(() => {
    const ask = async (methods: ProofMethod[]) => {
      const { StepUpDialog } = await load();
      return new Promise<boolean>((resolve) => {
        const done = (proved: boolean) => {
          setShown(null);
          resolve(proved);
        };
        setShown(<StepUpDialog methods={methods} onDone={done} />);
      });
    };
    return setProver(ask);
  }, []);
  return shown;
}
