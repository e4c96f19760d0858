import { Type } from '#http/type.ts';

export const Liveness = Type.Object({ status: Type.Literal('live') }, { description: 'O processo responde' });

export const Readiness = Type.Object(
  {
    status: Type.Literal('ready'),
    checks: Type.Record(Type.String(), Type.String()),
  },
  { description: 'Pode receber requisições' },
);
