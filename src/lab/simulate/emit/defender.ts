import { attachTable, PLUGGED_TABLE } from './attached.ts';
import { beatTable } from './beat.ts';
import { connectionTable, deviceNetworkEvents, deviceProcessEvents, startTable } from './defender-activity.ts';
import { deviceEvents } from './defender-device.ts';
import { cloudAppEvents, deviceFileEvents } from './defender-files.ts';
import { RELEASE_TABLE, sensorTable } from './defender-record.ts';
import { isLast, softwareInventory } from './defender-software.ts';
import { adapterTable, deviceInfo, deviceLogonEvents, deviceNetworkInfo, logonTable } from './defender-state.ts';
import type { Emitter } from './emitter.ts';
import { fetchedTable } from './transfer.ts';

/** Microsoft Defender for Endpoint: advanced hunting tables as the streaming API writes them, and the software inventory. */
export const defender: Emitter = {
  tool: 'defender',
  tables: (world, chunk) => [
    sensorTable(world),
    RELEASE_TABLE,
    beatTable(world, chunk),
    adapterTable(world),
    logonTable(world, chunk),
    attachTable(world, chunk),
    PLUGGED_TABLE,
    startTable(world, chunk),
    connectionTable(world, chunk),
    fetchedTable(world, chunk),
  ],
  files: (world, chunk) => [
    deviceInfo(world, chunk),
    deviceNetworkInfo(world, chunk),
    deviceLogonEvents(world, chunk),
    deviceEvents(world, chunk),
    deviceProcessEvents(world, chunk),
    deviceNetworkEvents(world, chunk),
    deviceFileEvents(world, chunk),
    cloudAppEvents(world, chunk),
    ...(isLast(world, chunk) ? [softwareInventory(world, chunk)] : []),
  ],
};
