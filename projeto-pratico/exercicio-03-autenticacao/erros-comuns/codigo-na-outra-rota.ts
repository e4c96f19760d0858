/** Gasta o código do aplicativo na entrada e não na prova recente: o que se viu por cima do ombro ainda apaga a conta. */
import { currentRequest, instead, startWith } from './referencia.ts';

await startWith((building) => {
  instead(building, 'totp.use_step', (ask, text) =>
    ask(currentRequest()?.url?.endsWith('/step-up') ? text.replace('and last_step < $2', '') : text),
  );
});
