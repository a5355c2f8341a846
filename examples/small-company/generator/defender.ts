import { OBJECT_FIELDS } from '../../../src/sources/defender/device-events.ts';
import { ATTACHED } from './attached.ts';
import { connected, initiator, publish, serviceAddress, started, type Record } from './defender-record.ts';
import { otherName, remoteControl } from './defender-remote.ts';
import { deviceInfo, logon, networkInfo } from './defender-state.ts';
import { localAddress } from './network.ts';
import { WORKERS, type Worker } from './people.ts';
import { CHROME, EXPLORER, LAUNCHD, NAMES, programsOf, SERVICES_EXE } from './programs.ts';
import { random } from './random.ts';
import { DAY } from './time.ts';
import { momentsOf, WORKDAYS, type Workday } from './workday.ts';
import { putLines } from './write.ts';

function ordinary(workday: Workday): Record[] {
  const one = workday.worker;
  const draw = random(`ordinary ${one.key} ${workday.day}`);
  const programs = programsOf(one);
  const busy = one.part === 'kvm-a' || one.part === 'kvm-b' ? 2 : 0;
  const list: Record[] = [];
  for (const at of momentsOf(workday, 'processes', busy + (draw.chance(0.22) ? 1 : 0))) {
    const program = draw.pick(programs);
    list.push(
      started(
        one,
        at,
        program,
        one.os === 'windows' ? EXPLORER : LAUNCHD,
        one.os === 'windows' ? 'userinit.exe' : 'launchd',
      ),
    );
  }
  for (const at of momentsOf(workday, 'connections', busy + (draw.chance(0.22) ? 1 : 0))) {
    const [name, wanted] = draw.pick(NAMES);
    const program =
      programs.find((found) => found.file.toLowerCase().startsWith(wanted.toLowerCase())) ?? programs[0] ?? CHROME;
    list.push(
      connected(
        one,
        at,
        program,
        { name, address: serviceAddress(name), port: 443 },
        localAddress(one, workday.stay.lan),
      ),
    );
  }
  return list;
}

function plugged(): Record[] {
  return ATTACHED.filter(({ worker: one }) => one.os === 'windows').flatMap((item) =>
    item.windows.map(([path, className, description], index) => {
      const at = item.at + index * 700;
      const nothing = Object.fromEntries(OBJECT_FIELDS.map((field) => [field, null]));
      return publish('DeviceEvents', item.worker, at, {
        ActionType: 'PnpDeviceConnected',
        ...nothing,
        AdditionalFields: JSON.stringify({
          ClassId: `{${random(`class ${className}`).uuid()}}`,
          ClassName: className,
          DeviceDescription: description,
          DeviceId: path,
          VendorIds: `\n\t\t\t${path.split('\\').slice(0, 2).join('\\')}\n\t\t`,
        }),
        ...initiator(
          item.worker,
          {
            ...SERVICES_EXE,
            file: 'svchost.exe',
            folder: 'C:\\Windows\\System32\\svchost.exe',
            original: 'svchost.exe',
            command: 'svchost.exe -k DcomLaunch -p -s PlugPlay',
            description: 'Host Process for Windows Services',
          },
          'services.exe',
          at,
          random(`pnp ${path} ${at}`),
          true,
        ),
      });
    }),
  );
}

function turnOf(one: Worker, day: string): number {
  return WORKERS.indexOf(one) + Math.floor(Date.parse(day) / DAY);
}

function write(name: string, records: readonly Record[]): void {
  putLines(
    `defender/${name}.ndjson.gz`,
    [...records].sort((a, b) => a.at - b.at).map(({ record }) => record),
  );
}

export function writeDefender(): void {
  const seen = new Map<string, string>();
  const daily: Record[] = [];
  const network: Record[] = [];
  const logons: Record[] = [];
  for (const workday of WORKDAYS) {
    const one = workday.worker;
    if (workday.stay.site !== 'home' || random(`reports ${one.key} ${workday.day}`).chance(0.78))
      daily.push(deviceInfo(workday));
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
  const of = (table: string): Record[] =>
    activity.filter(({ record }) => JSON.stringify(record).includes(`"AdvancedHunting-${table}"`));
  write('device-process-events', of('DeviceProcessEvents'));
  write('device-network-events', of('DeviceNetworkEvents'));
}
