import { createBrowserRouter, Outlet } from 'react-router';
import { CrashPage } from './pages/Crash.tsx';
import { HomePage } from './pages/Home.tsx';
import { NotFoundPage } from './pages/NotFound.tsx';
import { PostPage } from './pages/Post.tsx';
import { ProfilePage } from './pages/Profile.tsx';
import { SignInPage } from './pages/SignIn.tsx';
import { SignUpPage } from './pages/SignUp.tsx';
import { Shell } from './shell/Shell.tsx';

const shelled = [
  { path: '/', Component: HomePage },
  { path: '/pessoas/:handle', Component: ProfilePage },
  { path: '/publicacoes/:id', Component: PostPage },
  { path: '*', Component: NotFoundPage },
];

/** Os caminhos da página, em português porque são lidos. */
export const createRouter = () =>
  createBrowserRouter([
    {
      Component: Outlet,
      ErrorBoundary: CrashPage,
      children: [
        { path: '/entrar', Component: SignInPage },
        { path: '/criar-conta', Component: SignUpPage },
        { Component: Shell, children: shelled },
      ],
    },
  ]);
