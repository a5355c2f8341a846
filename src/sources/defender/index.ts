import type { Source } from '../../model/source.ts';
import { alertEvidence, alertInfo } from './alerts.ts';
import { cloudAppEvents } from './cloud-app-events.ts';
import { deviceEvents } from './device-events.ts';
import { deviceFileEvents } from './device-file-events.ts';
import { deviceInfo } from './device-info.ts';
import { deviceLogonEvents } from './device-logon-events.ts';
import { deviceNetworkEvents } from './device-network-events.ts';
import { deviceNetworkInfo } from './device-network-info.ts';
import { deviceProcessEvents } from './device-process-events.ts';
import { identityDirectoryEvents } from './identity-directory-events.ts';
import { browserExtensions, softwareInventory } from './software.ts';

export const source: Source = {
  id: 'defender',
  title: 'Microsoft Defender XDR advanced hunting',
  purpose:
    'Reads who was logged on to which device, its addresses and networks, the programs and connections it started, the USB devices and displays attached to it, and what accounts did in cloud applications, to tell where a seat is and what controls it.',
  datasets: [
    deviceInfo,
    deviceNetworkInfo,
    deviceProcessEvents,
    deviceNetworkEvents,
    deviceEvents,
    deviceLogonEvents,
    deviceFileEvents,
    softwareInventory,
    browserExtensions,
    alertInfo,
    alertEvidence,
    cloudAppEvents,
    identityDirectoryEvents,
  ],
};
