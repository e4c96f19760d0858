import { runProcess } from '#app/process.ts';
import { work } from '#app/work.ts';

await runProcess('worker', work);
