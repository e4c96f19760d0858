import type { Concept } from '../../core/contract.ts';
import type { CommandContext } from '../command.ts';
import { listFooter, questionFooter, studyFooter } from './footer.ts';
import { type ListState, listed, renderList } from './list.ts';
import { breakLine, type Pager } from './pager.ts';
import type { Frame, Screen } from './screen.ts';

/** O que a tela mostra: um texto, a lista, ou uma pergunta por cima do que havia. */
export type View =
  | { kind: 'text'; name: string; lines: string[] }
  | { kind: 'list'; state: ListState; under: View }
  | { kind: 'question'; text: string; onYes: () => unknown; under: View };

/** Monta o quadro de uma vista. */
export function frameOf(
  view: View,
  context: CommandContext,
  concept: Concept,
  pager: Pager,
  screen: Screen,
): Frame {
  const footer = footerOf(view, context, concept);
  const { columns, rows } = screen.size();
  // Numa janela baixa o texto vale mais que as teclas; uma pergunta fica inteira.
  if (view.kind !== 'question') footer.splice(Math.max(1, Math.floor(rows / 2)));
  const room = rows - footer.length;
  const { name, lines } = contentOf(view, context, pager, room);
  const body = Number.isFinite(columns) ? lines.flatMap((line) => breakLine(line, columns)) : lines;
  const offset = pager.at(name, body.length, room);
  const rest = body.length - room - offset;
  if (rest > 0 && view.kind === 'text') footer[0] = moreRule(rest, context);
  return { body, offset, footer };
}

function footerOf(view: View, context: CommandContext, concept: Concept): string[] {
  if (view.kind === 'question') return questionFooter(view.text, context.terminal);
  return view.kind === 'list' ? listFooter(context.terminal) : studyFooter(context, concept);
}

function contentOf(
  view: View,
  context: CommandContext,
  pager: Pager,
  room: number,
): { name: string; lines: string[] } {
  if (view.kind === 'text') return view;
  if (view.kind === 'question') return contentOf(view.under, context, pager, room);
  const { catalog, progress, terminal } = context;
  const concepts = listed(catalog, progress, view.state);
  // Duas linhas de título antes da primeira.
  pager.reveal('lista', view.state.selected + 2, room);
  return { name: 'lista', lines: renderList(concepts, progress, view.state, terminal) };
}

/** O traço do rodapé diz que há mais embaixo e como chegar lá. */
function moreRule(rest: number, { terminal }: CommandContext): string {
  const text = ` mais ${rest} ${rest === 1 ? 'linha' : 'linhas'} · ↓ ou espaço `;
  return terminal.paint('dim', `───${text}`.padEnd(terminal.width, '─').slice(0, terminal.width));
}
