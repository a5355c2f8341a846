import type { Source } from '../../model/source.ts';
import { connectionTrace } from './connection-trace.ts';
import { trace } from './trace.ts';

export const source: Source = {
  id: 'anydesk',
  title: 'AnyDesk',
  purpose:
    'Reads who controlled a device with AnyDesk, from which address and by whose leave, and the address of the device itself, to tell whether the person in the seat is in the room.',
  datasets: [connectionTrace, trace],
};
