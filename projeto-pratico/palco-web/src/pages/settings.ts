// As páginas de ajustes, em um pacote só: quem lê publicações não o baixa.
export { AccountPage } from './Account.tsx';
export { AppsPage } from './Apps.tsx';
export { MailboxPage } from './Mailbox.tsx';
export { RolesPage } from './Roles.tsx';
export { SecurityPage } from './Security.tsx';
