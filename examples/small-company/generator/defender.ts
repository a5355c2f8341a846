import { ATTACHED } from './attached.ts';
import { connected, initiator, localName, publish, started, type Record } from './defender-record.ts';
import { localAddress } from './network.ts';
import { worker, WORKERS, type Worker } from './people.ts';
import {
  ANYDESK, ANYDESK_MAC, CHROME, downloaded, EXPLORER, INTUNE, LAUNCHD, NAMES, programsOf, RUSTDESK, SERVICES_EXE, TEAMVIEWER, ULTRAVIEWER, type Program,
} from './programs.ts';
import { hash, random } from './random.ts';
import { benchDays, FARMED, installedOn, SESSIONS } from './remote.ts';
import { DAY, MINUTE } from './time.ts';
import { momentsOf, WORKDAYS, type Workday } from './workday.ts';
import { putLines } from './write.ts';

function serviceAddress(name: string): string {
  return `198.51.100.${10 + (Number.parseInt(hash(name).slice(0, 4), 16) % 220)}`;
}

function deviceInfo(workday: Workday): Record {
  const one = workday.worker;
  const { laptop } = one;
  const windows = one.os === 'windows';
  return publish('DeviceInfo', one, workday.from + random(`info ${one.key} ${workday.day}`).int(2, 50) * MINUTE, {
    ClientVersion: windows ? '10.8760.26100.3194' : '20.126012.16.0', PublicIP: workday.stay.address, OSArchitecture: '64-bit', OSPlatform: windows ? 'Windows11' : 'macOS', OSBuild: windows ? Number(laptop.osVersion.split('.')[2]) : null,
    IsAzureADJoined: windows, LoggedOnUsers: JSON.stringify([windows ? { UserName: localName(one), DomainName: 'AzureAD', Sid: one.sid } : { UserName: localName(one) }]), RegistryDeviceTag: windows ? '' : 'mac',
    OSVersion: windows ? '10.0' : laptop.osVersion, AdditionalFields: null, AadDeviceId: laptop.aadDeviceId, MergedDeviceIds: '', MergedToDeviceId: '', Vendor: laptop.maker, Model: windows ? laptop.model : laptop.productName,
    OnboardingStatus: 'Onboarded', DeviceCategory: 'Endpoint', DeviceType: 'Workstation', DeviceSubtype: 'Workstation', OSVersionInfo: windows ? (laptop.osVersion.includes('26100') ? '24H2' : '23H2') : '', OSDistribution: windows ? 'Windows11' : 'macOS',
    JoinType: windows ? 'AAD Joined' : 'AAD Registered', SensorHealthState: 'Active', IsInternetFacing: null, IsExcluded: false, ExclusionReason: null, ExposureLevel: 'Low', AssetValue: null, DeviceDynamicTags: null, MitigationStatus: null,
    DeviceManualTags: null, HardwareUuid: laptop.uuid.toLowerCase(), AzureVmId: null, AzureVmSubscriptionId: null, CloudPlatforms: null, HostDeviceId: null, ConnectivityType: 'Streamlined', AwsResourceName: null, GcpFullResourceName: null,
    AzureResourceId: null, IsTransient: false, OsBuildRevision: windows ? Number(laptop.osVersion.split('.')[3]) : null,
  });
}

function networkInfo(workday: Workday): Record {
  const one = workday.worker;
  const { lan } = workday.stay;
  const address = localAddress(one, lan);
  return publish('DeviceNetworkInfo', one, workday.from + random(`network info ${one.key} ${workday.day}`).int(3, 60) * MINUTE, {
    NetworkAdapterName: one.laptop.wifiAdapter, MacAddress: one.os === 'windows' ? one.laptop.mac.replaceAll(':', '').toUpperCase() : one.laptop.mac.replaceAll(':', '-').toUpperCase(), NetworkAdapterType: 'Wireless80211', NetworkAdapterStatus: 'Up', TunnelType: 'None',
    ConnectedNetworks: JSON.stringify([{ Name: lan.ssid, Description: lan.ssid, IsConnectedToInternet: true, Category: workday.stay.site === 'office' ? 'Private' : 'Public' }]), DnsAddresses: JSON.stringify([lan.gateway]), DefaultGateways: JSON.stringify([lan.gateway]),
    IPv4Dhcp: lan.gateway, IPv6Dhcp: null, IPAddresses: JSON.stringify([{ IPAddress: address, SubnetPrefix: 24, AddressType: 'Private' }, { IPAddress: `fe80::${random(`link ${one.key}`).hex(4)}:${random(`link b ${one.key}`).hex(4)}:fe1c:2a77`, SubnetPrefix: 64, AddressType: 'Private' }]), NetworkAdapterVendor: null,
  });
}

function logon(workday: Workday): Record {
  const one = workday.worker;
  const at = workday.from - 90_000;
  const windows = one.os === 'windows';
  const winlogon: Program = { ...SERVICES_EXE, file: windows ? 'lsass.exe' : 'loginwindow', folder: windows ? 'C:\\Windows\\System32\\lsass.exe' : '/System/Library/CoreServices/loginwindow.app/Contents/MacOS/loginwindow', command: windows ? 'lsass.exe' : '/System/Library/CoreServices/loginwindow.app/Contents/MacOS/loginwindow', company: windows ? 'Microsoft Corporation' : '(APPLE)', version: windows ? SERVICES_EXE.version : '' };
  return publish('DeviceLogonEvents', one, at, {
    ActionType: 'LogonSuccess', AccountDomain: windows ? 'azuread' : one.laptop.host.toLowerCase(), AccountName: localName(one), AccountSid: one.sid, LogonType: 'Interactive', Protocol: windows ? 'Negotiate' : null, FailureReason: null, IsLocalAdmin: one.department === 'IT',
    LogonId: windows ? random(`logon ${one.key} ${workday.day}`).int(90_000, 4_000_000) : 0, RemoteDeviceName: null, RemoteIP: null, RemoteIPType: null, RemotePort: null, AdditionalFields: JSON.stringify({ IsLocalLogon: true }), ...initiator(one, winlogon, windows ? 'wininit.exe' : 'launchd', at, random(`logon by ${one.key} ${workday.day}`), true), AppGuardContainerId: null,
  });
}

function ordinary(workday: Workday): Record[] {
  const one = workday.worker;
  const draw = random(`ordinary ${one.key} ${workday.day}`);
  const programs = programsOf(one);
  const busy = one.part === 'kvm-a' || one.part === 'kvm-b' ? 2 : 0;
  const list: Record[] = [];
  for (const at of momentsOf(workday, 'processes', busy + (draw.chance(0.22) ? 1 : 0))) {
    const program = draw.pick(programs);
    list.push(started(one, at, program, one.os === 'windows' ? EXPLORER : LAUNCHD, one.os === 'windows' ? 'userinit.exe' : 'launchd'));
  }
  for (const at of momentsOf(workday, 'connections', busy + (draw.chance(0.22) ? 1 : 0))) {
    const [name, wanted] = draw.pick(NAMES);
    const program = programs.find((found) => found.file.toLowerCase().startsWith(wanted.toLowerCase())) ?? programs[0] ?? CHROME;
    list.push(connected(one, at, program, { name, address: serviceAddress(name), port: 443 }, localAddress(one, workday.stay.lan)));
  }
  return list;
}

const RELAYS = ['relay-3f8a1c02.net.anydesk.com', 'relay-91d0b7e4.net.anydesk.com', 'boot.net.anydesk.com'];

function toolStarted(workday: Workday, at: number, program: Program, by: Program, parent: string, names: readonly string[], port: number): Record[] {
  const one = workday.worker;
  const name = random(`relay ${one.key} ${at}`).pick(names);
  return [started(one, at, program, by, parent), connected(one, at + 4_000, program, { name, address: serviceAddress(name), port }, localAddress(one, workday.stay.lan))];
}

/** Traces of remote-control programs, wanted and unwanted. */
function remoteControl(): Record[] {
  const list: Record[] = [];
  for (const one of FARMED) {
    const workday = installedOn(one);
    if (workday === undefined) continue;
    const at = workday.from + random(`install ${one.key}`).int(20, 130) * MINUTE;
    if (one.os === 'windows') {
      list.push(connected(one, at - 90_000, CHROME, { name: 'download.anydesk.com', address: serviceAddress('download.anydesk.com'), port: 443 }, localAddress(one, workday.stay.lan)));
      list.push(...toolStarted(workday, at, downloaded(ANYDESK, localName(one)), CHROME, 'explorer.exe', RELAYS, 443));
      const silent = { ...ANYDESK, command: '"C:\\Program Files (x86)\\AnyDesk\\AnyDesk.exe" --set-password _unattended_access' };
      if (one.part === 'farm-loud') list.push(started(one, at + 6 * MINUTE, silent, { ...EXPLORER, file: 'cmd.exe', folder: 'C:\\Windows\\System32\\cmd.exe', original: 'Cmd.Exe', description: 'Windows Command Processor', command: 'cmd.exe' }, 'explorer.exe'));
    } else list.push(...toolStarted(workday, at, ANYDESK_MAC, LAUNCHD, 'launchd', RELAYS, 443));
  }
  for (const session of SESSIONS) {
    const { worker: one, workday, from } = session;
    if (one.part === 'farm-quiet' || !random(`seen ${one.key} ${from}`).chance(0.6)) continue;
    if (session.tool === 'teamviewer') list.push(...toolStarted(workday, from - MINUTE, TEAMVIEWER, SERVICES_EXE, 'wininit.exe', ['router12.teamviewer.com', 'ping3.teamviewer.com'], 5938));
    else if (FARMED.includes(one)) list.push(...toolStarted(workday, from - 20_000, one.os === 'windows' ? ANYDESK : ANYDESK_MAC, one.os === 'windows' ? SERVICES_EXE : LAUNCHD, one.os === 'windows' ? 'wininit.exe' : 'launchd', RELAYS, 443));
    else list.push(...toolStarted(workday, from - 20_000, ANYDESK, INTUNE, 'Microsoft.Management.Services.IntuneWindowsAgent.exe', RELAYS, 443));
  }
  for (const { workday, tool, at } of benchDays()) {
    const [program, names, port] = ({
      anydesk: [ANYDESK, RELAYS, 443], teamviewer: [TEAMVIEWER, ['router12.teamviewer.com'], 5938], rustdesk: [RUSTDESK, ['rs-ny.rustdesk.com'], 21116], ultraviewer: [ULTRAVIEWER, ['dc1.ultraviewer.net'], 443],
    } as const)[tool];
    list.push(...toolStarted(workday, at, program, EXPLORER, 'userinit.exe', names, port));
  }
  const desk = worker('it-support');
  for (const session of SESSIONS.filter(({ peerAddress }) => peerAddress === '192.0.2.18')) {
    const workday = WORKDAYS.find((other) => other.worker === desk && other.day === session.workday.day);
    if (workday !== undefined) list.push(...toolStarted(workday, session.from - 40_000, session.tool === 'anydesk' ? ANYDESK : TEAMVIEWER, EXPLORER, 'userinit.exe', session.tool === 'anydesk' ? RELAYS : ['router12.teamviewer.com'], session.tool === 'anydesk' ? 443 : 5938));
  }
  return list;
}

/** Work done in the name of the other of the two accounts. */
function otherName(): Record[] {
  const [one, other] = [worker('kvm-1'), worker('kvm-2')];
  const git = programsOf(one).find((program) => program.file === 'git.exe') ?? CHROME;
  const shell: Program = { ...EXPLORER, file: 'powershell.exe', folder: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe', original: 'PowerShell.EXE', description: 'Windows PowerShell', command: 'powershell.exe' };
  return WORKDAYS.filter((workday) => workday.worker === one && ['2026-01-21', '2026-02-12', '2026-03-18'].includes(workday.day)).map((workday) =>
    started(one, momentsOf(workday, 'commit', 1)[0] ?? workday.from, { ...git, command: `git.exe -c user.name="${other.name}" -c user.email=${other.email} commit -m "Retry on timeout"` }, shell, 'Code.exe'));
}

function plugged(): Record[] {
  return ATTACHED.filter(({ worker: one }) => one.os === 'windows').flatMap((item) => item.windows.map(([path, className, description], index) => {
    const at = item.at + index * 700;
    const nothing = Object.fromEntries(['FileName', 'FolderPath', 'SHA1', 'SHA256', 'MD5', 'FileSize', 'AccountDomain', 'AccountName', 'AccountSid', 'RemoteUrl', 'RemoteDeviceName', 'ProcessId', 'ProcessCommandLine', 'ProcessCreationTime', 'ProcessTokenElevation', 'LogonId', 'RegistryKey', 'RegistryValueName', 'RegistryValueData', 'RemoteIP', 'RemotePort', 'LocalIP', 'LocalPort', 'FileOriginUrl', 'FileOriginIP', 'AppGuardContainerId'].map((field) => [field, null]));
    return publish('DeviceEvents', item.worker, at, {
      ActionType: 'PnpDeviceConnected', ...nothing, AdditionalFields: JSON.stringify({ ClassId: `{${random(`class ${className}`).uuid()}}`, ClassName: className, DeviceDescription: description, DeviceId: path, VendorIds: `\n\t\t\t${path.split('\\').slice(0, 2).join('\\')}\n\t\t` }),
      ...initiator(item.worker, { ...SERVICES_EXE, file: 'svchost.exe', folder: 'C:\\Windows\\System32\\svchost.exe', original: 'svchost.exe', command: 'svchost.exe -k DcomLaunch -p -s PlugPlay', description: 'Host Process for Windows Services' }, 'services.exe', at, random(`pnp ${path} ${at}`), true),
    });
  }));
}

function turnOf(one: Worker, day: string): number {
  return WORKERS.indexOf(one) + Math.floor(Date.parse(day) / DAY);
}

function write(name: string, records: readonly Record[]): void {
  putLines(`defender/${name}.ndjson.gz`, [...records].sort((a, b) => a.at - b.at).map(({ record }) => record));
}

export function writeDefender(): void {
  const seen = new Map<string, string>();
  const daily: Record[] = [];
  const network: Record[] = [];
  const logons: Record[] = [];
  for (const workday of WORKDAYS) {
    const one = workday.worker;
    if (random(`reports ${one.key} ${workday.day}`).chance(0.78)) daily.push(deviceInfo(workday));
    const place = `${workday.stay.lan.name} ${workday.stay.address}`;
    if (seen.get(one.id) !== place || turnOf(one, workday.day) % 5 === 0) network.push(networkInfo(workday));
    seen.set(one.id, place);
    if (turnOf(one, workday.day) % 9 === 0) logons.push(logon(workday));
  }
  const activity = [...WORKDAYS.flatMap(ordinary), ...remoteControl(), ...otherName()];
  write('device-info', daily);
  write('device-network-info', network);
  write('device-logon-events', logons);
  write('device-events', plugged());
  const of = (table: string): Record[] => activity.filter(({ record }) => JSON.stringify(record).includes(`"AdvancedHunting-${table}"`));
  write('device-process-events', of('DeviceProcessEvents'));
  write('device-network-events', of('DeviceNetworkEvents'));
}
