import { session } from './api.ts';
import { nameScrollingCode } from './code-blocks.ts';
import './example-runner.ts';
import './exercise-checker.ts';
import './lesson-done.ts';
import './measure-panel.ts';
import { refreshProgress } from './refresh.ts';
import { search } from './search.ts';
import { lightOnPaper, themeToggle } from './theme.ts';
import { followReading } from './trail.ts';

themeToggle();
lightOnPaper();
search();
followReading();
nameScrollingCode();
void session().then((token) => {
  document.documentElement.dataset.server = token === undefined ? 'off' : 'on';
  return refreshProgress();
});
