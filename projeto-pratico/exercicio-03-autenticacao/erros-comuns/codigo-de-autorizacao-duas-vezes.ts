/** Lê o código de autorização, dá os tokens e só então o marca: as trocas simultâneas passam todas. */
import { rewrite, startWith } from './referencia.ts';

const again = "and (consumed_at is null or model = 'AuthorizationCode')";

await startWith((building) => {
  rewrite(building, 'oauth.consume', 'and consumed_at is null', again);
});
