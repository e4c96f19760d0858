import { Suspense } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { ComposerProvider } from './composer/ComposerProvider.tsx';
import { DiscoverPage } from './pages/Discover.tsx';
import { HomePage } from './pages/Home.tsx';
import { BootMark, lazyPage } from './pages/lazy-page.tsx';
import { NotFoundPage } from './pages/NotFound.tsx';
import { PostPage } from './pages/Post.tsx';
import { ProfilePage } from './pages/Profile.tsx';
import { StepUpHost } from './security/StepUpHost.tsx';
import { FocusKeeper } from './shell/FocusKeeper.tsx';
import { Shell } from './shell/Shell.tsx';

const door = () => import('./pages/doors.ts');
const settings = () => import('./pages/settings.ts');
const reading = () => import('./pages/reading.ts');

const SignInPage = lazyPage(async () => (await door()).SignInPage);
const SignUpPage = lazyPage(async () => (await door()).SignUpPage);
const ConfirmEmailPage = lazyPage(async () => (await door()).ConfirmEmailPage);
const ForgotPasswordPage = lazyPage(async () => (await door()).ForgotPasswordPage);
const NewPasswordPage = lazyPage(async () => (await door()).NewPasswordPage);
const ExternalSignInPage = lazyPage(async () => (await door()).ExternalSignInPage);
const AuthorizePage = lazyPage(async () => (await door()).AuthorizePage);
const AccountPage = lazyPage(async () => (await settings()).AccountPage);
const SecurityPage = lazyPage(async () => (await settings()).SecurityPage);
const AppsPage = lazyPage(async () => (await settings()).AppsPage);
const RolesPage = lazyPage(async () => (await settings()).RolesPage);
const MailboxPage = lazyPage(async () => (await settings()).MailboxPage);
const DraftsPage = lazyPage(async () => (await import('./pages/Drafts.tsx')).DraftsPage);
const SearchPage = lazyPage(async () => (await reading()).SearchPage);
const TagPage = lazyPage(async () => (await reading()).TagPage);
const MentionsPage = lazyPage(async () => (await reading()).MentionsPage);
const QuotesPage = lazyPage(async () => (await reading()).QuotesPage);

/**
 * Os caminhos da página, em português porque são lidos. Vem de uma vez só o que se vê ao chegar; o resto, quando
 * alguém vai lá.
 *
 * O roteador declarativo, e não o de dados: quem guarda dados aqui é o react-query, e a diferença medida
 * no pacote inicial foi de 18 kB comprimidos (31,7 contra 13,4).
 */
export function Pages() {
  return (
    <BrowserRouter>
      <ComposerProvider>
        <Suspense fallback={<BootMark />}>
          <Routes>
            <Route path="/entrar" Component={SignInPage} />
            <Route path="/criar-conta" Component={SignUpPage} />
            <Route path="/confirmar-email" Component={ConfirmEmailPage} />
            <Route path="/esqueci-a-senha" Component={ForgotPasswordPage} />
            <Route path="/nova-senha" Component={NewPasswordPage} />
            <Route path="/entrar-externo" Component={ExternalSignInPage} />
            <Route path="/autorizar/:uid" Component={AuthorizePage} />
            <Route Component={Shell}>
              <Route path="/" Component={HomePage} />
              <Route path="/conta" Component={AccountPage} />
              <Route path="/conta/seguranca" Component={SecurityPage} />
              <Route path="/conta/apps" Component={AppsPage} />
              <Route path="/admin/papeis" Component={RolesPage} />
              <Route path="/rascunhos" Component={DraftsPage} />
              <Route path="/correio" Component={MailboxPage} />
              <Route path="/descobrir" Component={DiscoverPage} />
              <Route path="/pessoas/:handle" Component={ProfilePage} />
              <Route path="/publicacoes/:id" Component={PostPage} />
              <Route path="/publicacoes/:id/citacoes" Component={QuotesPage} />
              <Route path="/tags/:tag" Component={TagPage} />
              <Route path="/mencoes" Component={MentionsPage} />
              <Route path="/busca" Component={SearchPage} />
              <Route path="*" Component={NotFoundPage} />
            </Route>
          </Routes>
        </Suspense>
        <StepUpHost />
        <FocusKeeper />
      </ComposerProvider>
    </BrowserRouter>
  );
}
