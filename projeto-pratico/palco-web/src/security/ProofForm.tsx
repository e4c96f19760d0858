import { type FormEvent, useEffect, useRef, useState } from 'react';
import { hasPasskeys } from '../api/passkeys.ts';
import type { Proof } from '../api/proof.ts';
import type { ProofMethod } from '../api/step-up.ts';
import { authStyles } from '../pages/Auth.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FormError } from '../ui/States.tsx';
import { readForm, useFormErrors } from '../ui/use-form.ts';
import { WaitNote } from '../ui/WaitNote.tsx';
import styles from './ProofForm.module.css';

const FIELDS = ['code', 'password'] as const;

/** O que oferece cada jeito, quando é outro que está à vista. */
const OFFER: Record<ProofMethod, string> = {
  totp: 'Usar o aplicativo de códigos',
  passkey: 'Usar uma chave de acesso',
  recovery_code: 'Usar um código de recuperação',
  password: 'Usar a senha',
};

/** Códigos se leem em grupos, e se digitam com espaços ou traços que nada querem dizer. */
const plainCode = (text: string) => text.replace(/[\s-]/gu, '');

function toProof(method: ProofMethod, event: FormEvent<HTMLFormElement>): Proof {
  if (method === 'passkey') return { method };
  if (method === 'password') return { method, password: readForm(event, 'password') };
  return { method, code: plainCode(readForm(event, 'code')) };
}

interface InputProps {
  method: ProofMethod;
  byField: Record<string, string>;
}

function ProofInput({ method, byField }: InputProps) {
  if (method === 'totp') {
    return (
      <Field
        label="Código de 6 dígitos"
        name="code"
        hint="O que o seu aplicativo de códigos mostra agora."
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={9}
        error={byField.code}
      />
    );
  }
  if (method === 'recovery_code') {
    return (
      <Field
        label="Código de recuperação"
        name="code"
        hint="Um dos dez que você guardou. Cada um serve uma vez."
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        error={byField.code}
      />
    );
  }
  if (method === 'password') {
    return (
      <Field
        label="Senha"
        name="password"
        type="password"
        autoComplete="current-password"
        error={byField.password}
      />
    );
  }
  return <p>O navegador vai pedir a sua digital, o seu rosto, um PIN ou a chave física.</p>;
}

interface Props {
  methods: ProofMethod[];
  error: unknown;
  busy: boolean;
  /** O que o botão diz que vai fazer. */
  action: string;
  onProve: (proof: Proof) => void;
}

/** Prova de identidade por um dos jeitos da conta, um de cada vez. */
export function ProofForm({ methods, error, busy, action, onProve }: Props) {
  const usable = methods.filter((method) => method !== 'passkey' || hasPasskeys());
  const [chosen, setChosen] = useState<ProofMethod>();
  const [failedMethod, setFailedMethod] = useState<ProofMethod>();
  const method = chosen ?? usable.at(0);
  // O erro de um jeito não acompanha quem passou para outro.
  const { form, byField, general } = useFormErrors(failedMethod === method ? error : null, FIELDS);
  const shown = useRef<ProofMethod>(undefined);

  useEffect(() => {
    if (shown.current === method) return;
    shown.current = method;
    const first = form.current?.querySelector<HTMLElement>('input, button[type="submit"]');
    // Dentro de uma caixa que ainda vai abrir, `focus()` nada faz: é por este atributo que ela escolhe onde abrir.
    first?.setAttribute('autofocus', '');
    first?.focus();
  }, [method, form]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy || method === undefined) return;
    setFailedMethod(method);
    onProve(toProof(method, event));
  };

  if (method === undefined) {
    return <p>Este navegador não tem como provar que é você. Use um em que esteja a sua chave de acesso.</p>;
  }
  return (
    <>
      <form ref={form} key={method} className={authStyles.form} onSubmit={submit} noValidate>
        <FormError message={general} />
        <WaitNote error={failedMethod === method ? error : null} />
        <ProofInput method={method} byField={byField} />
        <Button look="primary" type="submit" wide busy={busy}>
          {method === 'passkey' ? OFFER.passkey : action}
        </Button>
      </form>
      <div className={styles.others}>
        {usable
          .filter((other) => other !== method)
          .map((other) => (
            <Button key={other} look="quiet" wide onClick={() => setChosen(other)}>
              {OFFER[other]}
            </Button>
          ))}
      </div>
    </>
  );
}
