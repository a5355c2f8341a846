import type { Source } from '../../model/source.ts';
import { systemLog } from './system-log.ts';

export const source: Source = {
  id: 'okta',
  title: 'Okta',
  purpose:
    'Sign-ins and factor changes of the System Log: who signed in from which address with which browser and factor. No message content is read.',
  datasets: [systemLog],
};
