import { TENANT } from './entra.ts';
import type { Worker } from './people.ts';
import type { Program } from './programs.ts';
import { hash, random, type Random } from './random.ts';
import { HOUR, ticks } from './time.ts';
import type { Json } from './write.ts';

export interface Record {
  readonly at: number;
  readonly record: Json;
}

let counter = 0;

/** One record of the streaming API. */
export function publish(table: string, one: Worker, at: number, properties: { readonly [key: string]: Json }): Record {
  const draw = random(`publish ${table} ${one.key} ${at} ${counter}`);
  counter += 1;
  const seen = at + draw.int(70_000, 330_000);
  return {
    at,
    record: {
      time: ticks(seen, draw.int(1, 9999)),
      tenantId: TENANT,
      operationName: 'Publish',
      category: `AdvancedHunting-${table}`,
      _TimeReceivedBySvc: ticks(at + 22_000, draw.int(1, 9999)),
      properties: {
        ...properties,
        DeviceName: one.laptop.host.toLowerCase(),
        DeviceId: one.laptop.defenderId,
        ReportId: draw.int(200, 98_000),
        MachineGroup: one.os === 'mac' ? 'Macs' : 'Laptops',
        Timestamp: ticks(at, draw.int(1, 9999)),
      },
      Tenant: 'DefaultTenant',
    },
  };
}

export function account(one: Worker, prefix: string, system = false): { readonly [key: string]: Json } {
  const windows = one.os === 'windows';
  if (system)
    return {
      [`${prefix}Domain`]: windows ? 'nt authority' : one.laptop.host.toLowerCase(),
      [`${prefix}Name`]: windows ? 'system' : 'root',
      [`${prefix}Sid`]: windows ? 'S-1-5-18' : '',
      [`${prefix}Upn`]: null,
      [`${prefix}ObjectId`]: null,
    };
  return {
    [`${prefix}Domain`]: windows ? 'azuread' : one.laptop.host.toLowerCase(),
    [`${prefix}Name`]: localName(one),
    [`${prefix}Sid`]: one.sid,
    [`${prefix}Upn`]: windows ? one.email : null,
    [`${prefix}ObjectId`]: windows ? one.objectId : null,
  };
}

/** Name of the account on the machine itself. */
export function localName(one: Worker): string {
  return one.os === 'windows'
    ? `${one.first}${one.last}`.replace(/[^A-Za-z]/g, '').slice(0, 20)
    : one.login.replace('-', '');
}

function digest(program: Program, kind: 'sha1' | 'sha256' | 'md5'): string {
  return hash(`${program.file} ${program.version} ${program.size}`, kind);
}

function versionInfo(program: Program, prefix: 'Process' | 'InitiatingProcess'): { readonly [key: string]: Json } {
  const own = program.version !== '';
  return {
    [`${prefix}VersionInfoCompanyName`]: program.company,
    [`${prefix}VersionInfoProductName`]: own ? program.product : null,
    [`${prefix}VersionInfoProductVersion`]: own ? program.version : null,
    [`${prefix}VersionInfoInternalFileName`]: own ? program.original : null,
    [`${prefix}VersionInfoOriginalFileName`]: own ? program.original : null,
    [`${prefix}VersionInfoFileDescription`]: own ? program.description : null,
  };
}

/** What is said of the program that did something. */
export function initiator(
  one: Worker,
  program: Program,
  parent: string,
  at: number,
  draw: Random,
  system = false,
): { readonly [key: string]: Json } {
  return {
    InitiatingProcessSHA1: digest(program, 'sha1'),
    InitiatingProcessSHA256: digest(program, 'sha256'),
    InitiatingProcessMD5: digest(program, 'md5'),
    InitiatingProcessFileName: program.file,
    InitiatingProcessFileSize: program.size,
    ...versionInfo(program, 'InitiatingProcess'),
    InitiatingProcessId: draw.int(900, 31_000),
    InitiatingProcessCommandLine: program.command,
    InitiatingProcessCreationTime: ticks(at - draw.int(1, 4 * HOUR), draw.int(1, 9999)),
    InitiatingProcessFolderPath: program.folder.toLowerCase(),
    InitiatingProcessParentId: draw.int(600, 9000),
    InitiatingProcessParentFileName: parent,
    InitiatingProcessParentCreationTime: ticks(at - 5 * HOUR - draw.int(0, HOUR), draw.int(1, 9999)),
    ...account(one, 'InitiatingProcessAccount', system),
    InitiatingProcessIntegrityLevel: one.os === 'windows' ? (system ? 'System' : 'Medium') : null,
    InitiatingProcessTokenElevation:
      one.os === 'windows' ? (system ? 'TokenElevationTypeDefault' : 'TokenElevationTypeLimited') : 'None',
    InitiatingProcessSessionId: one.os === 'windows' ? 1 : null,
    IsInitiatingProcessRemoteSession: false,
    InitiatingProcessRemoteSessionDeviceName: null,
    InitiatingProcessRemoteSessionIP: null,
  };
}

export function started(
  one: Worker,
  at: number,
  program: Program,
  by: Program,
  parent: string,
  system = false,
): Record {
  const draw = random(`process ${one.key} ${program.file} ${at}`);
  const windows = one.os === 'windows';
  return publish('DeviceProcessEvents', one, at, {
    ActionType: 'ProcessCreated',
    FileName: program.file,
    FolderPath: program.folder,
    SHA1: digest(program, 'sha1'),
    SHA256: digest(program, 'sha256'),
    MD5: digest(program, 'md5'),
    FileSize: program.size,
    ...versionInfo(program, 'Process'),
    ProcessId: draw.int(1000, 31_000),
    ProcessCommandLine: program.command,
    ProcessIntegrityLevel: windows ? (system ? 'System' : 'Medium') : null,
    ProcessTokenElevation: windows ? (system ? 'TokenElevationTypeDefault' : 'TokenElevationTypeLimited') : 'None',
    ProcessCreationTime: ticks(at, draw.int(1, 9999)),
    ...account(one, 'Account', system),
    LogonId: windows ? draw.int(90_000, 4_000_000) : 0,
    ...initiator(one, by, parent, at, draw, system),
    InitiatingProcessSignatureStatus: 'Valid',
    InitiatingProcessSignerType: /Microsoft|APPLE/.test(by.company) ? 'OsVendor' : 'ThirdParty',
    InitiatingProcessLogonId: windows ? draw.int(90_000, 4_000_000) : 0,
    AppGuardContainerId: null,
    AdditionalFields: null,
    CreatedProcessSessionId: windows ? 1 : null,
    IsProcessRemoteSession: false,
    ProcessRemoteSessionDeviceName: null,
    ProcessRemoteSessionIP: null,
    ProcessUniqueId: windows ? `33776997${draw.digits(8)}` : '0',
    InitiatingProcessUniqueId: windows ? `33776997${draw.digits(8)}` : '0',
  });
}

export function connected(
  one: Worker,
  at: number,
  program: Program,
  to: { readonly name: string; readonly address: string; readonly port: number },
  localIp: string,
): Record {
  const draw = random(`connection ${one.key} ${to.name} ${at}`);
  return publish('DeviceNetworkEvents', one, at, {
    ActionType: draw.chance(0.97) ? 'ConnectionSuccess' : 'ConnectionFailed',
    RemoteIP: to.address,
    RemotePort: to.port,
    RemoteUrl: to.name,
    LocalIP: localIp,
    LocalPort: draw.int(49_200, 65_300),
    Protocol: 'Tcp',
    LocalIPType: 'Private',
    RemoteIPType: 'Public',
    ...initiator(one, program, one.os === 'windows' ? 'explorer.exe' : 'launchd', at, draw),
    AppGuardContainerId: null,
    AdditionalFields: null,
    InitiatingProcessUniqueId: one.os === 'windows' ? `33776997${draw.digits(8)}` : '0',
  });
}

export function serviceAddress(name: string): string {
  return `198.51.100.${10 + (Number.parseInt(hash(name).slice(0, 4), 16) % 220)}`;
}
