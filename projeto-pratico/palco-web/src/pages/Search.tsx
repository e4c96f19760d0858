import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { ProblemError, splitErrors } from '../api/problem.ts';
import { useSearch } from '../api/search.ts';
import { PeopleRail } from '../people/PeopleRail.tsx';
import { Results } from '../search/Results.tsx';
import { SearchForm } from '../search/SearchForm.tsx';
import { fieldsFrom, paramsOf, type SearchFields, wantedOf } from '../search/wanted.ts';
import { Empty } from '../ui/States.tsx';
import { Title } from './Title.tsx';

const FIELDS = ['q', 'author', 'tag', 'since', 'until'];
const BAD_REQUEST = 400;

/** A busca. O que se procura está no endereço: recarregar, voltar e mandar o link mostram o mesmo. */
export function SearchPage() {
  const [params, setParams] = useSearchParams();
  const fields = useMemo(() => fieldsFrom(params), [params]);
  const search = useSearch(wantedOf(fields));
  const { byField } = splitErrors(search.error, FIELDS);
  const isRefused = search.error instanceof ProblemError && search.error.status === BAD_REQUEST;
  const go = (next: SearchFields) => setParams(paramsOf(next));
  return (
    <>
      <Title>{fields.q === '' ? 'Buscar' : `Busca por ${fields.q}`}</Title>
      <h1 className="sr-only">Buscar</h1>
      <SearchForm fields={fields} errors={isRefused ? byField : {}} onSearch={go} />
      {fields.q === '' ? (
        <Empty title="O que você procura?">
          Palavras, uma frase entre aspas, uma hashtag ou o nome de alguém. A tecla / traz você a este campo.
        </Empty>
      ) : (
        !(isRefused && Object.keys(byField).length > 0) && <Results search={search} />
      )}
      <PeopleRail />
    </>
  );
}
