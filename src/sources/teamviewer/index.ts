import type { Source } from '../../model/source.ts';
import { connectionsIncoming } from './connections-incoming.ts';

export const source: Source = {
  id: 'teamviewer',
  title: 'TeamViewer',
  purpose:
    'Reads who connected to a device with TeamViewer, from when to when and with whose account signed in, to tell whether the person in the seat is in the room.',
  datasets: [connectionsIncoming],
};
