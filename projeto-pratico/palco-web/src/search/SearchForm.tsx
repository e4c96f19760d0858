import { type FormEvent, useId, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Field } from '../ui/Field.tsx';
import styles from './SearchForm.module.css';
import { SearchHelp } from './SearchHelp.tsx';
import { filterCount, NO_FIELDS, type SearchFields } from './wanted.ts';

type TextField = Exclude<keyof SearchFields, 'recent'>;

interface Props {
  /** O que está no endereço. */
  fields: SearchFields;
  /** O que a API disse de cada campo. */
  errors: Record<string, string>;
  onSearch: (fields: SearchFields) => void;
}

/** O que a pessoa digita, que recomeça quando o endereço muda. */
function useTyped(fields: SearchFields) {
  const [seen, setSeen] = useState(fields);
  const [typed, setTyped] = useState(fields);
  if (JSON.stringify(seen) !== JSON.stringify(fields)) {
    setSeen(fields);
    setTyped(fields);
  }
  return [typed, setTyped] as const;
}

/** O campo de busca da página, com os filtros e a ajuda. */
export function SearchForm({ fields, errors, onSearch }: Props) {
  const [typed, setTyped] = useTyped(fields);
  const group = useId();
  const text = (name: TextField) => ({
    name,
    value: typed[name],
    error: errors[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setTyped({ ...typed, [name]: event.currentTarget.value }),
  });
  // O endereço muda um instante depois: a escolha aparece já.
  const order = (recent: boolean) => {
    setTyped({ ...typed, recent });
    onSearch({ ...typed, recent });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(typed);
  };
  const filters = filterCount(fields);
  return (
    <search>
      <form className={styles.form} onSubmit={submit} noValidate>
        <div className={styles.main}>
          <Field
            label="Buscar publicações"
            type="search"
            enterKeyHint="search"
            autoComplete="off"
            maxLength={200}
            data-search=""
            data-arrive={fields.q === '' || undefined}
            {...text('q')}
          />
          <Button type="submit" look="primary" icon="search">
            Buscar
          </Button>
        </div>
        <fieldset className={styles.order}>
          <legend className="sr-only">Ordem</legend>
          <Choice
            type="radio"
            name={group}
            label="Mais relevantes"
            checked={!typed.recent}
            onChange={() => order(false)}
          />
          <Choice
            type="radio"
            name={group}
            label="Mais recentes"
            checked={typed.recent}
            onChange={() => order(true)}
          />
        </fieldset>
        <details className={styles.details} open={filters > 0 || undefined}>
          <summary>Filtros{filters > 0 && ` (${filters})`}</summary>
          <div className={styles.filters}>
            <Field label="De quem" placeholder="nome_de_usuario" autoCapitalize="none" {...text('author')} />
            <Field label="Com a hashtag" placeholder="ensaio" autoCapitalize="none" {...text('tag')} />
            <Field label="Desde" type="date" {...text('since')} />
            <Field label="Até" type="date" {...text('until')} />
          </div>
          <div className={styles.apply}>
            <Button type="submit">Aplicar</Button>
            {filters > 0 && (
              <Button
                look="quiet"
                onClick={() => onSearch({ ...NO_FIELDS, q: typed.q, recent: typed.recent })}
              >
                Limpar os filtros
              </Button>
            )}
          </div>
        </details>
        <SearchHelp />
      </form>
    </search>
  );
}
