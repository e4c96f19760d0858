import styles from './SearchForm.module.css';

const OPERATORS: [typed: string, what: string][] = [
  ['palco luz', 'as duas palavras, em qualquer ordem'],
  ['"luz de serviço"', 'a frase, com as palavras nessa ordem'],
  ['palco OU coxia', 'uma ou outra'],
  ['ensaio -geral', 'tem a primeira e não tem a segunda'],
  ['ilumin*', 'palavras que começam assim'],
  ['de:ana_torres', 'o que esta pessoa publicou'],
  ['#ensaio', 'o que tem a hashtag'],
];

/** O que se pode escrever no campo de busca. */
export function SearchHelp() {
  return (
    <details className={styles.details}>
      <summary>Como buscar</summary>
      <dl className={styles.help}>
        {OPERATORS.map(([typed, what]) => (
          <div key={typed}>
            <dt>
              <code>{typed}</code>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.tip}>Acentos, maiúsculas e plurais não fazem diferença.</p>
    </details>
  );
}
