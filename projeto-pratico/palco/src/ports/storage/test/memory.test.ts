import { storageContract } from '../contract.ts';
import { createMemoryStorage } from '../memory.ts';

storageContract('memória', async () => createMemoryStorage());
