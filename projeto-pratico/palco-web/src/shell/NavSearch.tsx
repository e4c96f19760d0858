import type { FormEvent } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { Icon } from '../ui/Icon.tsx';
import styles from './NavSearch.module.css';
import { pathTo } from './paths.ts';

/** Busca de qualquer página, nas telas em que a navegação tem lugar para um campo. A página de busca tem o seu. */
export function NavSearch() {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  if (pathname === pathTo.search) return null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const q = String(new FormData(event.currentTarget).get('q') ?? '').trim();
    event.currentTarget.reset();
    void navigate(q === '' ? pathTo.search : pathTo.searchFor(q));
  };
  return (
    <search className={styles.search}>
      <form onSubmit={submit}>
        <Icon name="search" size={18} />
        <input
          className={styles.field}
          type="search"
          name="q"
          aria-label="Buscar publicações"
          placeholder="Buscar (tecla /)"
          autoComplete="off"
          maxLength={200}
          data-search=""
        />
      </form>
    </search>
  );
}
