import account from '../account/Account.module.css';
import { useRoleChanges } from '../api/roles.ts';
import type { RoleChange } from '../api/types.ts';
import { Button } from '../ui/Button.tsx';
import { Row, Rows } from '../ui/Rows.tsx';
import { Section } from '../ui/Section.tsx';
import { RowsSkeleton } from '../ui/Skeleton.tsx';
import { ErrorState } from '../ui/States.tsx';
import { Time } from '../ui/Time.tsx';
import { changeText } from './change-text.ts';

function Changes({ changes }: { changes: RoleChange[] }) {
  if (changes.length === 0) return <p className={account.fact}>Nada mudou ainda.</p>;
  return (
    <Rows>
      {changes.map((change) => (
        <Row
          key={change.id}
          title={change.actor === null ? 'O Palco' : `@${change.actor}`}
          facts={
            <>
              {changeText(change)} · <Time iso={change.at} />
            </>
          }
        />
      ))}
    </Rows>
  );
}

/** A trilha: quem mudou o quê, e quando. */
export function ChangeSection() {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useRoleChanges();
  return (
    <Section id="papeis-trilha" title="O que já se mudou">
      {data ? (
        <Changes changes={data.pages.flatMap(({ items }) => items)} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <RowsSkeleton what="as mudanças" />
      )}
      {hasNextPage && (
        <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Ver mais antigas
        </Button>
      )}
    </Section>
  );
}
