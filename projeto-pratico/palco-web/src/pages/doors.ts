// As páginas de fora da moldura, em um pacote só: quem vai a uma costuma passar por outra.
export { AuthorizePage } from './Authorize.tsx';
export { ConfirmEmailPage } from './ConfirmEmail.tsx';
export { ExternalSignInPage } from './ExternalSignIn.tsx';
export { ForgotPasswordPage } from './ForgotPassword.tsx';
export { NewPasswordPage } from './NewPassword.tsx';
export { SignInPage } from './SignIn.tsx';
export { SignUpPage } from './SignUp.tsx';
