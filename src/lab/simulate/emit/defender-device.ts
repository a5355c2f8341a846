import type { World } from '../world.ts';
import { runMembers, streamFile } from './defender-record.ts';
import type { Chunk, RawFile } from './emitter.ts';
import { CONCAT, escaped, membersSql, raw } from './json.ts';

/** Columns about a file, process, key or connection, empty if the event is about a peripheral. */
const EMPTY = [
  'FileName',
  'FolderPath',
  'SHA1',
  'SHA256',
  'MD5',
  'FileSize',
  'AccountDomain',
  'AccountName',
  'AccountSid',
  'RemoteUrl',
  'RemoteDeviceName',
  'ProcessId',
  'ProcessCommandLine',
  'ProcessCreationTime',
  'ProcessTokenElevation',
  'LogonId',
  'RegistryKey',
  'RegistryValueName',
  'RegistryValueData',
  'RemoteIP',
  'RemotePort',
  'LocalIP',
  'LocalPort',
  'FileOriginUrl',
  'FileOriginIP',
  'AppGuardContainerId',
] as const;

/** Device setup classes of Windows. */
const CLASS_IDS: Readonly<Record<string, string>> = {
  USB: '36fc9e60-c465-11cf-8056-444553540000',
  Keyboard: '4d36e96b-e325-11ce-bfc1-08002be10318',
  Mouse: '4d36e96f-e325-11ce-bfc1-08002be10318',
  HIDClass: '745a17a0-74d3-11d0-b6fe-00a0c90f57da',
  Monitor: '4d36e96e-e325-11ce-bfc1-08002be10318',
  DiskDrive: '4d36e967-e325-11ce-bfc1-08002be10318',
  CDROM: '4d36e965-e325-11ce-bfc1-08002be10318',
  Camera: 'ca3e7ab9-b4c3-4ae6-8251-579ef933890f',
  MEDIA: '4d36e96c-e325-11ce-bfc1-08002be10318',
  Net: '4d36e972-e325-11ce-bfc1-08002be10318',
};

/** DeviceEvents: a plug-and-play device is connected. */
export function deviceEvents(world: World, chunk: Chunk): RawFile {
  const classId = `CASE e.class_name ${Object.entries(CLASS_IDS)
    .map(([name, id]) => `WHEN '${name}' THEN '${id}'`)
    .join(' ')} END`;
  const device = `concat(split_part(e.path, '\\', 1), '\\', split_part(e.path, '\\', 2))`;
  const about = `${CONCAT}('{"ClassId":"{', ${classId}, '}","ClassName":"', e.class_name, '","DeviceDescription":', CAST(to_json(e.what) AS VARCHAR), ',"DeviceId":', CAST(to_json(e.path) AS VARCHAR), ',"VendorIds":', CAST(to_json(concat(chr(10), chr(9), chr(9), chr(9), ${device}, chr(10), chr(9), chr(9))) AS VARCHAR), '}')`;
  const own = membersSql({
    ActionType: 'PnpDeviceConnected',
    ...Object.fromEntries(EMPTY.map((field) => [field, null])),
    AdditionalFields: escaped(about),
    CreatedProcessSessionId: null,
    IsProcessRemoteSession: null,
    ProcessRemoteSessionDeviceName: null,
    ProcessRemoteSessionIP: null,
    ProcessUniqueId: null,
    InitiatingProcessLogonId: raw('999'),
  });
  const members = `${own}, ',', s.starter, ',', v.system_starter, ',', ${runMembers('true')}`;
  const joins = `LEFT JOIN sim_release AS s ON s.number = (SELECT min(number) FROM sim_program WHERE program = 'svchost')`;
  return streamFile(world, chunk, 'DeviceEvents', { table: 'sim_plugged', joins, members, report: '200 + e.report' });
}
