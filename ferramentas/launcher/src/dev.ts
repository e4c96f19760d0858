import { startDevStack } from './stack/dev-stack.ts';
import { runStack } from './stack/run.ts';

await runStack(startDevStack);
