import { ADAPT } from './adapt.ts';
import { BASE } from './base.ts';
import { DRAWINGS } from './drawing.ts';
import { PIECES } from './piece.ts';
import { TOKENS } from './token.ts';

export const STYLES = [TOKENS, BASE, PIECES, DRAWINGS, ADAPT].join('');
