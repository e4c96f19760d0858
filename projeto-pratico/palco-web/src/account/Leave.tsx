import { useState } from 'react';
import { EXPORT_URL, useDeactivate, useDeleteAccount } from '../api/account.ts';
import type { Me } from '../api/types.ts';
import { storageBase } from '../composer/composition.ts';
import { local } from '../storage.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import { noticeAfterReload } from '../ui/notices.tsx';
import { Section } from '../ui/Section.tsx';
import styles from './Account.module.css';
import { PasswordDialog } from './PasswordDialog.tsx';

/** Levar os próprios dados. */
export function ExportSection() {
  return (
    <Section id="conta-dados" title="Seus dados">
      <p className={styles.fact}>Tudo o que o Palco guarda sobre você, em um arquivo JSON.</p>
      <a className={buttonClass()} href={EXPORT_URL} download>
        Baixar os meus dados
      </a>
    </Section>
  );
}

/** Saída temporária. */
export function DeactivateSection() {
  const [isAsking, setAsking] = useState(false);
  const deactivate = useDeactivate();
  return (
    <Section id="conta-pausa" title="Sair por um tempo">
      <p className={styles.fact}>
        Desativada, a conta some para os outros e nada se apaga. Para voltar, é só entrar e reativá-la.
      </p>
      <Button onClick={() => setAsking(true)}>Desativar a conta</Button>
      {isAsking && (
        <PasswordDialog
          title="Desativar a conta"
          action="Desativar"
          error={deactivate.error}
          busy={deactivate.isPending}
          onConfirm={(password) => deactivate.mutate(password)}
          onClose={() => setAsking(false)}
        >
          <p>O seu perfil deixa de aparecer até você voltar.</p>
        </PasswordDialog>
      )}
    </Section>
  );
}

/** Saída de vez. */
export function DeleteSection({ me: { id, handle } }: { me: Me }) {
  const [isAsking, setAsking] = useState(false);
  const erase = useDeleteAccount();
  const confirm = (password: string) =>
    erase.mutate(password, {
      onSuccess: () => {
        local.removeAll(storageBase(id));
        noticeAfterReload('A conta foi apagada, com tudo o que era dela.');
      },
    });
  return (
    <Section id="conta-fim" title="Apagar a conta">
      <p className={styles.fact}>
        O perfil, as publicações, os vídeos e as curtidas saem de vez. Não há como desfazer.
      </p>
      <Button look="danger" onClick={() => setAsking(true)}>
        Apagar a conta
      </Button>
      {isAsking && (
        <PasswordDialog
          title="Apagar a conta"
          action="Apagar de vez"
          error={erase.error}
          busy={erase.isPending || erase.isSuccess}
          onConfirm={confirm}
          onClose={() => setAsking(false)}
        >
          <p>
            Tudo o que é de <strong>@{handle}</strong> sai agora, e ninguém mais poderá usar este nome.
          </p>
        </PasswordDialog>
      )}
    </Section>
  );
}
