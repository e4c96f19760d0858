const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** O texto pode ser um dos nossos segredos: 256 bits em base64url. O que não pode nem chega ao banco. */
export const isSecret = (text: string): boolean => TOKEN.test(text);
