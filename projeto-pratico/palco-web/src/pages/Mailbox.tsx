import { useState } from 'react';
import { useLetters } from '../api/letters.ts';
import { isNotFound } from '../api/problem.ts';
import type { Letter } from '../api/types.ts';
import { plural } from '../text/numbers.ts';
import { splitAddresses } from '../text/split-addresses.ts';
import { RowsSkeleton } from '../ui/Skeleton.tsx';
import { Empty, ErrorState } from '../ui/States.tsx';
import { Time } from '../ui/Time.tsx';
import home from './Home.module.css';
import styles from './Mailbox.module.css';
import { Missing } from './NotFound.tsx';
import { Title } from './Title.tsx';

/** Só o texto: o HTML é o mesmo conteúdo, e teria de ser isolado da página. */
function Body({ text }: { text: string }) {
  return (
    <p className={styles.body}>
      {splitAddresses(text.trim()).map((piece, index) =>
        index % 2 === 0 ? (
          piece
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: os pedaços de uma mensagem não mudam de ordem.
          <a key={index} href={piece}>
            {piece}
          </a>
        ),
      )}
    </p>
  );
}

/** A mais nova chega aberta; quem abre e fecha depois é a pessoa, e a chegada de outra não mexe nisso. */
function LetterItem({ letter, isNewest }: { letter: Letter; isNewest: boolean }) {
  const [startsOpen] = useState(isNewest);
  return (
    <li>
      <details className={styles.letter} open={startsOpen}>
        <summary className={styles.summary}>
          <span className={styles.subject}>{letter.subject}</span>
          <span className={styles.facts}>
            Para {letter.to} · <Time iso={letter.receivedAt} />
          </span>
        </summary>
        <Body text={letter.text} />
      </details>
    </li>
  );
}

function Letters({ letters }: { letters: Letter[] }) {
  if (letters.length === 0) {
    return <Empty title="Nenhuma mensagem ainda">A primeira vem quando alguém cria uma conta.</Empty>;
  }
  return (
    <>
      <p className="sr-only" role="status">
        {letters.length} {plural(letters.length, 'mensagem', 'mensagens')}
      </p>
      <ol>
        {letters.map((letter, index) => (
          <LetterItem key={letter.messageId} letter={letter} isNewest={index === 0} />
        ))}
      </ol>
    </>
  );
}

/** A caixa de correio de quem desenvolve: sem servidor de e-mail, o que o Palco mandaria fica nesta máquina. */
export function MailboxPage() {
  const { data: letters, error, refetch } = useLetters();
  if (isNotFound(error)) {
    return (
      <Missing title="Sem caixa de correio aqui">
        Este Palco manda as mensagens por e-mail. Procure-as na sua caixa de entrada.
      </Missing>
    );
  }
  return (
    <>
      <Title>Correio</Title>
      <header className={home.head}>
        <h1>Correio</h1>
        <p>Nesta máquina, as mensagens ficam aqui. Nenhuma sai para a internet.</p>
      </header>
      {letters ? (
        <Letters letters={letters} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <RowsSkeleton what="mensagens" />
      )}
    </>
  );
}
