import '@cloudscape-design/global-styles/index.css';
import './page.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { followSystemMode } from './app/mode';
import { watchStylesheets } from './app/stylesheets';

followSystemMode();
watchStylesheets();

const root = document.getElementById('root');
if (!root) {
  throw new Error('index.html has no #root');
}
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
