import type { Mapping } from '../mapping.ts';
import { mapping as accountChange } from './account-change.ts';
import { mapping as deviceState } from './device-state.ts';
import { mapping as documentEvent } from './document-event.ts';
import { mapping as fileAccess } from './file-access.ts';
import { mapping as meeting } from './meeting.ts';
import { mapping as network } from './network.ts';
import { mapping as peripheral } from './peripheral.ts';
import { mapping as process } from './process.ts';
import { mapping as remoteSession } from './remote-session.ts';
import { mapping as repositoryAccess } from './repository-access.ts';
import { mapping as signIn } from './sign-in.ts';
import { mapping as software } from './software.ts';
import { mapping as vendorAlert } from './vendor-alert.ts';

/** One for each event table. */
export const MAPPINGS: readonly Mapping[] = [
  signIn,
  accountChange,
  vendorAlert,
  process,
  network,
  peripheral,
  deviceState,
  software,
  remoteSession,
  meeting,
  repositoryAccess,
  fileAccess,
  documentEvent,
];
