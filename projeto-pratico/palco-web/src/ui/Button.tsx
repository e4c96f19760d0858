import type { ComponentProps, ReactNode } from 'react';
import styles from './Button.module.css';
import { Icon, type IconName } from './Icon.tsx';

type Look = 'primary' | 'plain' | 'quiet' | 'danger';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  look?: Look;
  icon?: IconName;
  busy?: boolean;
  /** Ainda não serve: continua focável, para quem espera ao lado dele. */
  off?: boolean;
  wide?: boolean;
  children: ReactNode;
}

/** Classes do botão, para dar a mesma cara a um link. */
export const buttonClass = (look: Look = 'plain', wide = false) =>
  [styles.button, styles[look], wide ? styles.wide : ''].join(' ');

/** Botão com texto. Ocupado, continua focável e diz que está ocupado, em vez de sumir do teclado. */
export function Button({
  look = 'plain',
  icon,
  busy = false,
  off = false,
  wide = false,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass(look, wide)}
      aria-disabled={busy || off || undefined}
      aria-busy={busy || undefined}
      onClick={busy || off ? (event) => event.preventDefault() : onClick}
    >
      {icon && <Icon name={icon} size={20} />}
      <span>{children}</span>
    </button>
  );
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'children'> {
  icon: IconName;
  label: string;
}

/** Botão só de ícone: o nome vai no rótulo acessível e na dica. */
export function IconButton({ icon, label, ...rest }: IconButtonProps) {
  return (
    <button type="button" {...rest} className={styles.icon} aria-label={label} title={label}>
      <Icon name={icon} />
    </button>
  );
}
