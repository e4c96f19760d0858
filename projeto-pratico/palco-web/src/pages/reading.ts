// As páginas de ler que não são as de chegada, em um pacote só: quem vai a uma costuma passar por outra.
export { MentionsPage } from './Mentions.tsx';
export { QuotesPage } from './Quotes.tsx';
export { SearchPage } from './Search.tsx';
export { TagPage } from './Tag.tsx';
