import { type FormEvent, useEffect, useRef } from 'react';
import { splitErrors } from '../api/problem.ts';

/**
 * Liga o erro de um pedido a um formulário: cada mensagem ao lado do seu campo, e o foco no primeiro campo com erro.
 *
 * @param error o que o pedido lançou, ou `null`
 * @param fields nomes dos campos, na ordem em que aparecem
 */
export function useFormErrors(error: unknown, fields: readonly string[]) {
  const form = useRef<HTMLFormElement>(null);
  const { byField, general } = splitErrors(error, fields);

  useEffect(() => {
    if (!error) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')?.focus();
  }, [error]);

  return { form, byField, general };
}

/** Valores de texto de um formulário. */
export function readForm(event: FormEvent<HTMLFormElement>, name: string): string {
  const value = new FormData(event.currentTarget).get(name);
  return typeof value === 'string' ? value : '';
}
