import { measurements, runMeasurements } from './api.ts';
import { el, find } from './dom.ts';
import { Panel } from './panel.ts';
import { type Bar, buildPlots, noiseNote, type Plot, provenance } from './plot.ts';
import { asReport } from './report.ts';
import { describeRun } from './run-events.ts';

const WHO: Record<Bar['who'], string> = { book: 'livro', reader: 'você' };
const percent = (fraction: number) => `${(fraction * 100).toFixed(2)}%`;

function drawBar(bar: Bar): HTMLElement {
  const track = el(
    'span',
    { class: 'bar-track' },
    el('span', { class: 'bar-fill', style: `width:${percent(bar.size)}` }),
  );
  if (bar.low !== bar.high) {
    track.append(
      el('span', {
        class: 'bar-whisker',
        style: `left:${percent(bar.low)};width:${percent(bar.high - bar.low)}`,
      }),
    );
  }
  return el(
    'span',
    { class: 'bar', 'data-who': bar.who, ...(bar.unstable && { 'data-unstable': '' }) },
    el('span', { class: 'bar-who' }, WHO[bar.who]),
    track,
    el('span', { class: 'bar-label' }, bar.label, ...(bar.unstable ? [el('small', {}, ' instável')] : [])),
  );
}

function drawPlot(plot: Plot): HTMLElement {
  return el(
    'figure',
    { class: 'plot' },
    el(
      'figcaption',
      {},
      el('strong', {}, plot.title),
      ` ${plot.unit}; menos é melhor; barras a partir do zero`,
    ),
    ...plot.rows.map((row) =>
      el(
        'div',
        { class: 'plot-row' },
        el('span', { class: 'plot-name' }, row.name),
        ...row.bars.map(drawBar),
      ),
    ),
  );
}

/** Mede na máquina do leitor e mostra ao lado dos números do livro. */
class MeasurePanel extends Panel {
  protected ready(): void {
    find(this, '[data-measure]').addEventListener('click', () => void this.measure());
    find(this, '[data-stop]').addEventListener('click', () => this.stop());
    void this.show().catch(() => undefined);
  }

  private async show(): Promise<string> {
    const found = await measurements(this.concept);
    const [book, reader] = [asReport(found.book), asReport(found.reader)];
    if (reader === undefined) return '';
    find(this, '[data-plots]').replaceChildren(
      ...buildPlots(book, reader).map(drawPlot),
      ...(book ? [el('p', { class: 'plot-from' }, el('b', {}, 'livro'), ` ${provenance(book)}`)] : []),
      el('p', { class: 'plot-from' }, el('b', {}, 'você'), ` ${provenance(reader)}`),
    );
    return noiseNote(reader);
  }

  private measure(): Promise<void> {
    return this.exclusive(async (signal) => {
      this.say('Medindo. Feche o que puder: qualquer outro programa em uso aparece nos números.');
      let failed = '';
      let done = false;
      for await (const event of runMeasurements(this.concept, signal)) {
        if (event.type === 'output' && event.stream === 'stderr') failed += event.text;
        if (event.type === 'missing-service') this.say(describeRun(event) ?? '');
        if (event.type === 'exit') done = event.code === 0;
        if (event.type === 'exit' && !done) this.say(`${describeRun(event)} ${failed}`);
      }
      const noise = await this.show();
      if (done) this.say(noise === '' ? 'Medição pronta.' : `Medição pronta, mas ${noise}`);
    });
  }
}

customElements.define('measure-panel', MeasurePanel);
