import { progress } from './api.ts';
import { Panel } from './panel.ts';
import { describeStage } from './progress.ts';

/** O que se sabe da etapa: a verificação roda no terminal e anota o resultado no progresso. */
class StagePanel extends Panel {
  protected ready(): void {
    progress().then(
      ({ stages }) => this.say(`${describeStage(stages[this.dataset.stage ?? ''], 'long')}.`),
      (error: Error) => this.say(error.message),
    );
  }
}

customElements.define('stage-panel', StagePanel);
