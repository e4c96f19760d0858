import { markRead, session } from './api.ts';
import { el } from './dom.ts';
import { answerKey } from './exam-answer.ts';
import { refreshProgress } from './refresh.ts';

const keyOf = (node: Element): string => answerKey(node.querySelector('strong')?.textContent ?? '');

/** Cópia do que vem depois da chave em negrito. */
function withoutKey(node: Element): Node[] {
  const copy = node.cloneNode(true) as Element;
  copy.querySelector('strong')?.remove();
  return [...copy.childNodes];
}

/**
 * As perguntas de um exame. O HTML traz cada uma com a resposta dobrada embaixo, como no GitHub; aqui, a pessoa
 * responde antes, e lê por que aquela resposta é ou não a certa.
 */
class ExamQuestions extends HTMLElement {
  connectedCallback(): void {
    const right = new Set<number>();
    const hidden = [...this.querySelectorAll<HTMLElement>(':scope > details')];
    for (const [number, details] of hidden.entries())
      details.before(
        questionForm(details, `pergunta-${number + 1}`, () => {
          right.add(number);
          if (right.size === hidden.length) void this.finish();
          return `${right.size} de ${hidden.length} certas.`;
        }),
      );
  }

  /** Todas certas: as perguntas contam como feitas, se o servidor de estudo está de pé. */
  private async finish(): Promise<void> {
    if ((await session()) === undefined) return;
    await markRead(this.dataset.concept ?? '', true);
    await refreshProgress();
  }
}

/** @param onRight devolve quantas já estão certas, para dizer junto */
function questionForm(details: HTMLElement, name: string, onRight: () => string): HTMLElement {
  const feedback = el('div', { class: 'verdict', role: 'status' });
  const form = el(
    'form',
    { class: 'question' },
    answerField(details, name),
    el('button', { class: 'button', type: 'submit' }, 'Responder'),
    feedback,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const given = new FormData(form as HTMLFormElement).get(name);
    if (typeof given !== 'string' || answerKey(given) === '') return;
    const isRight = answerKey(given) === keyOf(details);
    feedback.dataset.result = isRight ? 'passed' : 'failed';
    feedback.replaceChildren(
      ...(isRight ? rightReason(details, onRight()) : wrongReason(details, answerKey(given))),
    );
  });
  return form;
}

/** As alternativas viram botões de escolha; sem elas, a resposta se escreve. */
function answerField(details: HTMLElement, name: string): HTMLElement {
  const list = details.previousElementSibling;
  if (list?.tagName !== 'UL' || list.querySelector(':scope > li > strong:first-child') === null)
    return el(
      'label',
      { class: 'question-written' },
      'Sua resposta',
      el('input', { name, autocomplete: 'off', required: '' }),
    );
  const choices = [...list.children].map((item) =>
    el(
      'label',
      {},
      el('input', { type: 'radio', name, value: keyOf(item), required: '' }),
      el('span', {}, ...item.cloneNode(true).childNodes),
    ),
  );
  list.remove();
  return el('fieldset', {}, el('legend', { class: 'sr-only' }, 'Alternativas'), ...choices);
}

/** Os parágrafos da resposta; o último é o link para o que se relê, que só interessa a quem errou. */
const paragraphs = (details: HTMLElement): Element[] => [...details.querySelectorAll(':scope > p')];

function rightReason(details: HTMLElement, score: string): Node[] {
  const reasons = paragraphs(details).slice(0, -1);
  const [first, ...rest] = reasons.map((node, at) =>
    el(
      'p',
      {},
      ...(at === 0 ? [el('strong', {}, 'Certo.'), ...withoutKey(node)] : node.cloneNode(true).childNodes),
    ),
  );
  return [...(first ? [first] : []), ...rest, el('p', {}, el('small', {}, score))];
}

/** O porquê de quem deu esta resposta, e o que reler; uma que ninguém previu manda pensar de novo. */
function wrongReason(details: HTMLElement, given: string): Node[] {
  const known = [...details.querySelectorAll(':scope > ul > li')].find((item) => keyOf(item) === given);
  const why = known ? withoutKey(known) : [' Refaça a conta, ou abra a resposta abaixo.'];
  const reread = paragraphs(details).at(-1)?.cloneNode(true);
  return [el('p', {}, el('strong', {}, 'Ainda não.'), ...why), ...(reread ? [reread] : [])];
}

customElements.define('exam-questions', ExamQuestions);
