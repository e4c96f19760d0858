import { Statement, statementTests } from '@trilha/kit/vitest';
import { expected } from '../erros-comuns/esperado.ts';
import { stage } from '../verificar/etapa.ts';

statementTests(new Statement(stage.directory), { tasks: stage.tasks, variants: expected });
