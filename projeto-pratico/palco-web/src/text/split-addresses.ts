/**
 * Parte uma mensagem do próprio Palco em texto e endereços, na ordem: os de posição ímpar são endereços. Diferente de
 * `linkify`, aceita `localhost`, que no texto de uma pessoa não leva a lugar nenhum.
 */
export const splitAddresses = (text: string): string[] => text.split(/(https?:\/\/\S+)/u);
