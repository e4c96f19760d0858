import type { ReactNode } from 'react';
import { OfflineError, ProblemError } from '../api/problem.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import styles from './States.module.css';

interface EmptyProps {
  title: string;
  children: ReactNode;
  action?: ReactNode;
  level?: 1 | 2;
}

/** O facho vazio: um palco aceso à espera de alguém. */
function Beam() {
  return (
    <svg className={styles.beam} viewBox="0 0 240 132" aria-hidden="true">
      <defs>
        <linearGradient id="beam" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="var(--lamp)" stopOpacity="0.55" />
          <stop offset="1" stopColor="var(--lamp)" stopOpacity="0.04" />
        </linearGradient>
      </defs>
      <path d="M112 0h16l66 112H46z" fill="url(#beam)" />
      <ellipse cx="120" cy="114" rx="78" ry="14" fill="var(--lamp)" opacity="0.32" />
      <ellipse cx="120" cy="114" rx="46" ry="7.5" fill="var(--lamp)" opacity="0.55" />
    </svg>
  );
}

/** Estado vazio: diz o que caberia ali e convida. */
export function Empty({ title, children, action, level = 2 }: EmptyProps) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div className={styles.empty} data-page={level === 1 || undefined}>
      <Beam />
      <Heading className={styles.title}>{title}</Heading>
      <p className={styles.text}>{children}</p>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}

function titleOf(error: unknown) {
  if (error instanceof OfflineError) return 'Sem resposta do Palco';
  return error instanceof ProblemError ? error.title : 'Algo não saiu como esperado';
}

/** Estado de erro: o que houve, nas palavras da API, e o que dá para fazer. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  return (
    <div className={styles.error} role="alert">
      <Icon name="alert" size={26} />
      <div>
        <h2 className={styles.errorTitle}>{titleOf(error)}</h2>
        <p className={styles.text}>{error instanceof Error ? error.message : String(error)}</p>
        {onRetry && (
          <div className={styles.action}>
            <Button icon="retry" onClick={onRetry}>
              Tentar de novo
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

/** Mensagem de erro de um formulário inteiro; recebe o foco quando nenhum campo é o culpado. */
export function FormError({ message }: { message: string | undefined }) {
  if (!message) return null;
  return (
    <p className={styles.formError} role="alert" tabIndex={-1}>
      <Icon name="alert" size={20} />
      <span>{message}</span>
    </p>
  );
}
