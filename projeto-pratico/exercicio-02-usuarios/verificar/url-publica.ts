/** O endereço que as pessoas digitam, como o kit o diz ao servidor: os links das mensagens começam com ele. */
export const PUBLIC_URL = 'https://palco.exemplo.com.br';
