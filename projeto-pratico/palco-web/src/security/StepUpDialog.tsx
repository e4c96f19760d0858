import { useEffect } from 'react';
import { useProve } from '../api/proof.ts';
import { useMe } from '../api/session.ts';
import type { ProofMethod } from '../api/step-up.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ProofForm } from './ProofForm.tsx';
import styles from './Security.module.css';

interface Props {
  methods: ProofMethod[];
  onDone: (proved: boolean) => void;
}

/** Pede a prova de quem está na sessão, antes de uma ação perigosa que já foi pedida. */
export function StepUpDialog({ methods, onDone }: Props) {
  const prove = useProve();
  const { data: me } = useMe();
  // Sem sessão não há o que provar: quem estava nela vai para a entrada, e a caixa ficaria por cima.
  useEffect(() => {
    if (me === null) onDone(false);
  }, [me, onDone]);
  return (
    <Dialog title="Confirme que é você" size="small" onClose={() => onDone(false)}>
      <p className={styles.lead}>
        O que você pediu mexe na segurança da conta. Confirmado, vale por alguns minutos.
      </p>
      <ProofForm
        methods={methods}
        error={prove.error}
        busy={prove.isPending}
        action="Confirmar"
        onProve={(proof) => prove.mutate(proof, { onSuccess: () => onDone(true) })}
      />
    </Dialog>
  );
}
