import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './style/fonts.css';
import './style/tokens.css';
import './style/base.css';

const root = document.getElementById('root');
if (!root) throw new Error('A página não tem o elemento #root.');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
