import { engineContract } from '../contract.ts';
import { openDuckdb } from './index.ts';

engineContract('duckdb', openDuckdb);
