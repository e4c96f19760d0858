import { strict } from '#http/schema.ts';
import { Type } from '#http/type.ts';

const Message = Type.String({ minLength: 1, maxLength: 280 });
const Delay = Type.Integer({ minimum: 0, maximum: 5_000 });

export const EchoInput = strict({ message: Message, delayMs: Type.Optional(Delay) });

export const Echo = Type.Object(
  {
    message: Message,
    delayMs: Delay,
    requestId: Type.String({ description: 'Id da requisição, o mesmo de x-request-id' }),
  },
  { description: 'A mensagem de volta' },
);
