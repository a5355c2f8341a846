import { ATTACHED } from './attached.ts';
import { enrolledAt } from './intune.ts';
import { localAddress, OFFICE_LAN } from './network.ts';
import { attachedResults } from './osquery-attached.ts';
import { result, type Columns, type Result } from './osquery-record.ts';
import { WORKERS, type Worker } from './people.ts';
import { random } from './random.ts';
import { addDays, MINUTE, weekday, zoneName } from './time.ts';
import { WORKDAYS, type Workday } from './workday.ts';
import { putLines } from './write.ts';

function systemInfo(one: Worker): Columns {
  const { laptop } = one;
  const mac = one.os === 'mac';
  const cores = random(`cores ${one.key}`).pick(['8', '10', '12']);
  return {
    hostname: laptop.host,
    uuid: laptop.uuid,
    cpu_type: mac ? 'arm64e' : 'x86_64',
    cpu_subtype: mac ? 'ARM64E' : '-1',
    cpu_brand: mac ? 'Apple M3' : '13th Gen Intel(R) Core(TM) i7-1365U',
    cpu_physical_cores: cores,
    cpu_logical_cores: cores,
    cpu_sockets: '1',
    cpu_microcode: '',
    physical_memory: mac ? '25769803776' : '34046496768',
    hardware_vendor: mac ? 'Apple Inc.' : laptop.maker,
    hardware_model: laptop.productName,
    hardware_version: '',
    hardware_serial: laptop.serial,
    board_vendor: '',
    board_model: '',
    board_version: '',
    board_serial: '',
    computer_name: laptop.host,
    local_hostname: laptop.host,
  };
}

function wifi(workday: Workday): Columns {
  const { lan, range } = workday.stay;
  const draw = random(`radio ${workday.worker.key} ${workday.day}`);
  return {
    interface: 'en0',
    ssid: lan.ssid,
    bssid: lan.bssid,
    network_name: lan.ssid,
    country_code: range.country,
    security_type: 'WPA2 Personal',
    rssi: String(-draw.int(38, 69)),
    noise: String(-draw.int(88, 97)),
    channel: draw.pick(['36', '44', '149']),
    channel_width: '80',
    channel_band: '5',
    transmit_rate: String(draw.pick([866, 780, 1200])),
    mode: 'Station',
  };
}

/** A laptop is on no network before it was first started. */
const FIRST_DAY = new Map(
  WORKERS.map((one) => [one.laptop.mac, WORKDAYS.find((workday) => workday.worker === one)?.day ?? '9999']),
);

function lanRows(workday: Workday): { readonly arp: Columns[]; readonly route: Columns } {
  const { worker: one, stay } = workday;
  const nic = one.os === 'mac' ? 'en0' : '14';
  const row = (address: string, mac: string): Columns => ({ address, mac, interface: nic, permanent: '0' });
  const arp = [
    row(stay.lan.gateway, stay.lan.gatewayMac),
    ...stay.lan.neighbours
      .filter(({ mac }) => mac !== one.laptop.mac && (FIRST_DAY.get(mac) ?? '') <= workday.day)
      .map(({ mac }, index) => {
        const laptop = WORKERS.find((other) => other.laptop.mac === mac);
        return row(laptop === undefined ? `${stay.lan.subnet}.${20 + index * 9}` : localAddress(laptop, stay.lan), mac);
      }),
  ];
  if (stay.lan === OFFICE_LAN || stay.site === 'agency') {
    const present = WORKDAYS.filter(
      (other) => other.day === workday.day && other.stay.lan === stay.lan && other.worker !== one,
    );
    arp.push(
      ...random(`seen ${one.key} ${workday.day}`)
        .shuffle(present)
        .slice(0, 2)
        .map((other) => row(localAddress(other.worker, stay.lan), other.worker.laptop.mac)),
    );
  }
  return {
    arp,
    route: {
      destination: '0.0.0.0',
      netmask: '0',
      gateway: stay.lan.gateway,
      source: localAddress(one, stay.lan),
      flags: one.os === 'mac' ? '2051' : '-1',
      interface: nic,
      mtu: '1500',
      metric: one.os === 'mac' ? '0' : '35',
      type: one.os === 'mac' ? 'gateway' : 'remote',
      ...(one.os === 'mac' ? { hopcount: '0' } : {}),
    },
  };
}

/** What the scheduled queries find out on one day: all of it at the first query of the week, later only what changed. */
function dayResults(workday: Workday, before: Workday | undefined): Result[] {
  const one = workday.worker;
  const monday = addDays(workday.day, -((weekday(workday.day) + 6) % 7));
  const epoch = Date.parse(monday) / 1000;
  const fresh = before === undefined || before.day < monday;
  const at = workday.from + random(`schedule ${one.key} ${workday.day}`).int(4, 30) * MINUTE;
  const list: Result[] = [];
  const add = (table: string, columns: Columns, shift: number, action: 'added' | 'removed' = 'added'): void => {
    list.push(
      result(one, at + shift * 1000, table, columns, epoch, fresh ? 0 : weekday(workday.day) * 9 + shift, action),
    );
  };
  const moved = before !== undefined && before.stay.lan.name !== workday.stay.lan.name;
  if (fresh || moved) {
    const rows = lanRows(workday);
    if (moved && !fresh) {
      const old = lanRows(before);
      add('arp_cache', old.arp[0] ?? {}, 1, 'removed');
      add('routes', old.route, 2, 'removed');
    }
    for (const row of rows.arp) add('arp_cache', row, 1);
    add('routes', rows.route, 2);
  }
  if (one.os === 'mac') add('wifi_status', wifi(workday), 3);
  const clock = (of: Workday, moment: number): Columns => ({
    local_timezone: zoneName(of.stay.zone, of.stay.windowsZone, moment, one.os === 'windows'),
    timezone: 'UTC',
  });
  const now = clock(workday, at);
  const was = before === undefined ? undefined : clock(before, before.from);
  if (fresh || was?.['local_timezone'] !== now['local_timezone']) {
    if (!fresh && was !== undefined) add('time', was, 5, 'removed');
    add('time', now, 5);
  }
  const turned = before !== undefined && before.stay.windowsZone !== workday.stay.windowsZone;
  if (one.os === 'windows' && (fresh || turned)) {
    const key = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\TimeZoneInformation';
    const value = (zone: string): Columns => ({
      key,
      path: `${key}\\TimeZoneKeyName`,
      name: 'TimeZoneKeyName',
      type: 'REG_SZ',
      data: zone,
      mtime: String(Math.floor(at / 1000)),
    });
    if (turned && !fresh) add('registry_time_zone', value(before.stay.windowsZone), 4, 'removed');
    add('registry_time_zone', value(workday.stay.windowsZone), 4);
  }
  return list;
}

export function writeOsquery(): void {
  const list: Result[] = [];
  const last = new Map<string, Workday>();
  for (const workday of WORKDAYS) {
    const one = workday.worker;
    const before = last.get(one.id);
    if (before === undefined)
      list.push(
        result(
          one,
          Math.max(enrolledAt(one), workday.from - 20 * MINUTE) + 5 * MINUTE,
          'system_info',
          systemInfo(one),
          0,
          0,
        ),
      );
    list.push(...dayResults(workday, before));
    last.set(one.id, workday);
  }
  ATTACHED.forEach((item, index) => list.push(...attachedResults(item, index)));
  list.sort((a, b) => a.at - b.at);
  putLines(
    'osquery/results.log.gz',
    list.map(({ record }) => record),
  );
}
