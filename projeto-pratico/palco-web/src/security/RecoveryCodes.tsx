import { useMe } from '../api/session.ts';
import { Button } from '../ui/Button.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import body from '../ui/Dialog.module.css';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './RecoveryCodes.module.css';

function download(text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'palco-codigos-de-recuperacao.txt';
  link.click();
  URL.revokeObjectURL(url);
}

/** Os códigos de recuperação, na única vez em que aparecem. */
export function RecoveryCodesDialog({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const { data: me } = useMe();
  const owner = `Códigos de recuperação do Palco, de @${me?.handle ?? ''}`;
  const text = `${owner}\nCada um serve uma vez.\n\n${codes.join('\n')}\n`;
  return (
    <Dialog title="Guarde estes códigos" size="small" once onClose={onClose}>
      <div className={body.body}>
        <p>
          Sem o telefone e sem a chave de acesso, um destes deixa você entrar. Eles não aparecem de novo:
          guarde-os fora deste aparelho.
        </p>
        <div className={styles.sheet}>
          <p className={styles.owner}>{owner}</p>
          <ol className={styles.codes}>
            {codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ol>
        </div>
        <div className={styles.actions}>
          <CopyButton text={text}>Copiar</CopyButton>
          <Button icon="download" onClick={() => download(text)}>
            Baixar
          </Button>
          <Button icon="print" onClick={() => window.print()}>
            Imprimir
          </Button>
        </div>
        <Button look="primary" wide onClick={onClose}>
          Guardei os códigos
        </Button>
      </div>
    </Dialog>
  );
}
