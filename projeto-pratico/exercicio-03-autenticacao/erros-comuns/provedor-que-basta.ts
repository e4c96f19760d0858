/** Quem volta do provedor externo entra sem o segundo fator: a conta ganhou uma porta mais fraca que a da frente. */
import { currentRequest, startWith } from './referencia.ts';

await startWith(
  () => undefined,
  ({ building: { bindings } }) => {
    const { required } = bindings.secondStep;
    bindings.secondStep.required = async (...given) =>
      currentRequest()?.url?.includes('/external-sign-in/') !== true && required(...given);
  },
);
