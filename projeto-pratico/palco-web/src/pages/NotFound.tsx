import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { pathTo } from '../shell/paths.ts';
import { buttonClass } from '../ui/Button.tsx';
import { Empty } from '../ui/States.tsx';
import { Title } from './Title.tsx';

/** Página de algo que não existe, com um caminho de volta. */
export function Missing({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <Title>{title}</Title>
      <Empty
        level={1}
        title={title}
        action={
          <Link className={buttonClass('primary')} to={pathTo.home}>
            Ir para o início
          </Link>
        }
      >
        {children}
      </Empty>
    </>
  );
}

/** Endereço que não leva a nada. */
export function NotFoundPage() {
  return <Missing title="Página não encontrada">O endereço pode ter mudado ou estar incompleto.</Missing>;
}
