// Morre com uma exceção, como quem esqueceu uma dependência.
throw new Error('módulo que falta');
