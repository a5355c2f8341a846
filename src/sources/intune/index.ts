import type { Source } from '../../model/source.ts';
import { detectedApps } from './detected-apps.ts';
import { managedDevices } from './managed-devices.ts';

export const source: Source = {
  id: 'intune',
  title: 'Microsoft Intune',
  purpose:
    'Reads which device is enrolled for whom, its serial number, network adapters and programs, to tell whether a seat is worked from the device that was sent to it.',
  datasets: [managedDevices, detectedApps],
};
