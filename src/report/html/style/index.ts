import { BASE } from '../../../lib/html/style/base.ts';
import { PRINT } from '../../../lib/html/style/print.ts';
import { TABLES } from '../../../lib/html/style/table.ts';
import { TOKENS } from '../../../lib/html/style/token.ts';
import { ADAPT } from './adapt.ts';
import { DRAWINGS } from './drawing.ts';
import { PIECES } from './piece.ts';

export const STYLES = [TOKENS, BASE, TABLES, PIECES, DRAWINGS, PRINT, ADAPT].join('');
