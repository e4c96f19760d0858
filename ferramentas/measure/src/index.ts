export {
  type Candidate,
  type CandidateResult,
  type CompareOptions,
  type Comparison,
  compare,
  count,
  type Verdict,
} from './compare.ts';
export { dateText, machineLine, number, ratioText, table, withSpread } from './format.ts';
export { describeMachine, type Machine } from './machine.ts';
export { plot } from './plot.ts';
export { type PublishOptions, publish, readReport, text } from './report.ts';
export type { Report } from './report-format.ts';
export { consume } from './sink.ts';
