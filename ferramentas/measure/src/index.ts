export { beside } from './beside.ts';
export { type Candidate, type CompareOptions, compare } from './compare.ts';
export { type CandidateResult, type Comparison, count, type Verdict } from './comparison.ts';
export { dateText, machineLine, number, ratioText, table, withSpread } from './format.ts';
export { describeMachine, type Machine } from './machine.ts';
export { plot } from './plot.ts';
export { type PublishOptions, publish, readReport, text } from './report.ts';
export type { Report } from './report-format.ts';
export { consume } from './sink.ts';
