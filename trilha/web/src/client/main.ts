import { session } from './api.ts';
import { nameScrollingCode } from './code-blocks.ts';
import { copyButtons } from './copy.ts';
import './exam-questions.ts';
import './example-runner.ts';
import './exercise-checker.ts';
import './lesson-done.ts';
import './measure-panel.ts';
import './stage-panel.ts';
import { refreshProgress } from './refresh.ts';
import { search } from './search.ts';
import { lightOnPaper, themeToggle } from './theme.ts';
import { followReading } from './trail.ts';

themeToggle();
lightOnPaper();
search();
followReading();
nameScrollingCode();
copyButtons();
void session().then((known) => {
  document.documentElement.dataset.server = known === undefined ? 'off' : 'on';
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-palco]')) {
    link.hidden = known?.palco === undefined;
    link.href = known?.palco ?? link.href;
  }
  return refreshProgress();
});
