import { runStack } from './stack/run.ts';
import { startStack } from './stack/start-stack.ts';

await runStack(startStack);
