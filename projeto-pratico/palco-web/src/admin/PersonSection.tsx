import { type FormEvent, useState } from 'react';
import account from '../account/Account.module.css';
import { hasCode } from '../api/problem.ts';
import { useGrantRole, usePersonRoles, useRoles, useSuspend } from '../api/roles.ts';
import type { PersonRoles } from '../api/types.ts';
import { exactTime } from '../text/time.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Field } from '../ui/Field.tsx';
import { useNotice } from '../ui/notices.tsx';
import { Section } from '../ui/Section.tsx';
import { RowsSkeleton } from '../ui/Skeleton.tsx';
import { ErrorState } from '../ui/States.tsx';
import { readForm } from '../ui/use-form.ts';
import styles from './Roles.module.css';
import { SuspendDialog } from './SuspendDialog.tsx';

/** O papel que toda conta tem por ser conta. */
const EVERYONE = 'user';

interface PersonProps {
  person: PersonRoles;
  can: (permission: string) => boolean;
}

function RoleChoices({ person, can }: PersonProps) {
  const { data: roles = [] } = useRoles();
  const grant = useGrantRole(person.handle);
  const notice = useNotice();
  const onError = (error: Error) => notice({ text: error.message, tone: 'bad' });
  /** Uma de cada vez; desligar as caixas enquanto isso tiraria o foco de quem está numa delas. */
  const change = (wanted: { role: string; isGranted: boolean }) => {
    if (!grant.isPending) grant.mutate(wanted, { onError });
  };
  /** O que se acabou de pedir já aparece; se a API recusar, volta ao que era. */
  const has = (name: string) =>
    grant.isPending && grant.variables.role === name
      ? grant.variables.isGranted
      : name === EVERYONE || person.roles.includes(name);
  return (
    <fieldset className={styles.choices}>
      <legend className="sr-only">Papéis de @{person.handle}</legend>
      {roles.map(({ name, title }) => (
        <Choice
          key={name}
          type="checkbox"
          label={title}
          hint={name}
          checked={has(name)}
          disabled={name === EVERYONE || !can('roles:grant')}
          onChange={({ target }) => change({ role: name, isGranted: target.checked })}
        />
      ))}
    </fieldset>
  );
}

function Suspension({ person, can }: PersonProps) {
  const [isAsking, setAsking] = useState(false);
  const restore = useSuspend(person.handle);
  const notice = useNotice();
  const onError = (error: Error) => notice({ text: error.message, tone: 'bad' });
  const onSuccess = () => notice({ text: `@${person.handle} não está mais suspensa.` });
  return (
    <>
      {person.suspension && (
        <p className={account.fact}>
          <strong>Suspensa</strong> em {exactTime(person.suspension.at)}: {person.suspension.reason}
        </p>
      )}
      {can('accounts:suspend') &&
        (person.suspension ? (
          <Button busy={restore.isPending} onClick={() => restore.mutate(null, { onSuccess, onError })}>
            Tirar a suspensão
          </Button>
        ) : (
          <Button look="danger" onClick={() => setAsking(true)}>
            Suspender
          </Button>
        ))}
      {isAsking && <SuspendDialog handle={person.handle} onClose={() => setAsking(false)} />}
    </>
  );
}

function Person({ handle, can }: { handle: string; can: PersonProps['can'] }) {
  const { data: person, error, refetch } = usePersonRoles(handle);
  if (hasCode(error, 'user_not_found')) return <p role="status">Ninguém usa @{handle}.</p>;
  if (error && !person) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!person) return <RowsSkeleton what="a pessoa" />;
  return (
    <div className={styles.person}>
      <h3>
        {person.name} (@{person.handle})
      </h3>
      <RoleChoices person={person} can={can} />
      <Suspension person={person} can={can} />
    </div>
  );
}

/** Os papéis de uma pessoa, achada pelo nome de usuário. */
export function PersonSection({ can }: { can: PersonProps['can'] }) {
  const [handle, setHandle] = useState('');
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setHandle(readForm(event, 'handle').trim().replace(/^@/u, ''));
  };
  return (
    <Section id="papeis-pessoa" title="Os papéis de uma pessoa">
      <form className={styles.search} onSubmit={search} noValidate>
        <Field
          label="Nome de usuário"
          name="handle"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <Button type="submit">Procurar</Button>
      </form>
      {handle !== '' && <Person key={handle} handle={handle} can={can} />}
    </Section>
  );
}
