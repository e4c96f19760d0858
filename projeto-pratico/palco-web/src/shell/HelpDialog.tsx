import { Dialog } from '../ui/Dialog.tsx';
import styles from './HelpDialog.module.css';
import { useShortcutsChoice } from './shortcuts-choice.ts';

type Row = [keys: string[], what: string];

const MEMBER: Row[] = [
  [['n'], 'Escrever uma publicação'],
  [['i'], 'Ir para o início'],
  [['d'], 'Ir para Descobrir'],
  [['p'], 'Ir para o seu perfil'],
];
const WRITING: Row[] = [
  [['Ctrl + Enter'], 'Publicar o que está na caixa'],
  [['@', '#'], 'Completar uma pessoa ou uma hashtag'],
];
const READING: Row[] = [
  [['/'], 'Buscar'],
  [['j'], 'Publicação seguinte'],
  [['k'], 'Publicação anterior'],
  [['l'], 'Curtir a publicação em foco'],
  [['r'], 'Responder à publicação em foco'],
  [['x'], 'Mostrar ou esconder o que tem aviso'],
  [['v'], 'Reproduzir o vídeo da publicação em foco'],
  [['o'], 'Abrir a publicação em foco'],
];
const PLAYER: Row[] = [
  [['espaço', 'k'], 'Reproduzir ou pausar'],
  [['←', '→'], 'Voltar ou avançar 5 segundos'],
  [['↑', '↓'], 'Aumentar ou diminuir o volume'],
  [['m'], 'Desativar ou ativar o som'],
  [['f'], 'Abrir ou fechar a tela cheia'],
];

function Group({ title, rows }: { title: string; rows: Row[] }) {
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      <dl className={styles.list}>
        {rows.map(([keys, what]) => (
          <div key={what} className={styles.row}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Todos os atalhos que funcionam. */
export function HelpDialog({ signedIn, onClose }: { signedIn: boolean; onClose: () => void }) {
  const { isOn, choose } = useShortcutsChoice();
  return (
    <Dialog title="Atalhos do teclado" onClose={onClose}>
      <label className={styles.choice}>
        <input type="checkbox" checked={isOn} onChange={(event) => choose(event.currentTarget.checked)} />
        <span>Usar atalhos de uma tecla nas páginas</span>
      </label>
      <div className={styles.groups}>
        {signedIn && <Group title="Em qualquer página" rows={MEMBER} />}
        {signedIn && <Group title="Ao escrever" rows={WRITING} />}
        <Group title="Na lista de publicações" rows={READING} />
        <Group title="Com o foco em um vídeo" rows={PLAYER} />
      </div>
    </Dialog>
  );
}
