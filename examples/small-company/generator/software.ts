import { benchDays, FARMED, SUPPORTED } from './remote.ts';
import { WORKERS, worker, type Worker } from './people.ts';
import { random } from './random.ts';
import { putCsv, type Row } from './write.ts';

type Item = readonly [vendor: string, name: string, version: string];

const WINDOWS: readonly Item[] = [
  ['microsoft', 'windows_11', '10.0.22631.4751'],
  ['microsoft', 'edge_chromium-based', '145.0.3210.55'],
  ['microsoft', 'office', '16.0.18429.20132'],
  ['microsoft', 'teams', '25017.203.3370.1174'],
  ['google', 'chrome', '145.0.7632.46'],
  ['slack', 'slack', '4.42.120'],
  ['zoom', 'meetings', '6.3.10.7150'],
  ['microsoft', 'onedrive', '25.10.119.2'],
  ['7-zip', '7-zip', '24.9.0.0'],
];
const MAC: readonly Item[] = [
  ['apple', 'macos', '15.3.1'],
  ['google', 'chrome_for_mac', '145.0.7632.46'],
  ['slack', 'slack_for_mac', '4.42.120'],
  ['zoom', 'meetings_for_mac', '6.3.10'],
  ['microsoft', 'teams_for_mac', '25017.203'],
  ['microsoft', 'outlook_for_mac', '16.94.25020927'],
  ['apple', 'safari', '18.3'],
];
const CODE: readonly Item[] = [
  ['microsoft', 'visual_studio_code', '1.97.2'],
  ['git-scm', 'git', '2.48.1'],
  ['nodejs', 'node.js', '22.14.0'],
  ['docker', 'desktop', '4.38.0'],
];
const TOOLS: Readonly<Record<string, Item>> = {
  anydesk: ['anydesk', 'anydesk', '9.0.4'],
  teamviewer: ['teamviewer', 'teamviewer', '15.63.5.0'],
  rustdesk: ['rustdesk', 'rustdesk', '1.3.8'],
  ultraviewer: ['ultraviewer', 'ultraviewer', '6.6.106'],
};

function toolsOf(one: Worker): readonly string[] {
  if (one.part === 'bench') return [...new Set(benchDays().map(({ tool }) => tool))].sort();
  if (one === worker('it-support')) return ['anydesk', 'teamviewer'];
  if (FARMED.includes(one)) return ['anydesk'];
  return SUPPORTED.filter(([key]) => key === one.key).map(([, tool]) => tool);
}

export function writeSoftware(): void {
  const rows: Row[] = [...WORKERS]
    .sort((a, b) => a.laptop.defenderId.localeCompare(b.laptop.defenderId))
    .flatMap((one) => {
      const windows = one.os === 'windows';
      const codes = ['Engineering', 'Data', 'IT'].includes(one.department);
      const items = [
        ...(windows ? WINDOWS : MAC).filter(
          ([, name]) => !/7-zip|onedrive/.test(name) || random(`has ${name} ${one.key}`).chance(0.6),
        ),
        ...(codes ? CODE : []),
        ...toolsOf(one).flatMap((tool) => (TOOLS[tool] === undefined ? [] : [TOOLS[tool]])),
      ];
      return items.map(([vendor, name, version]) => ({
        DeviceId: one.laptop.defenderId,
        DeviceName: one.laptop.host.toLowerCase(),
        OSPlatform: windows ? 'Windows11' : 'macOS',
        OSVersion: one.laptop.osVersion,
        OSArchitecture: windows ? 'x64' : 'arm64',
        SoftwareVendor: vendor,
        SoftwareName: name,
        SoftwareVersion: version,
        EndOfSupportStatus: '',
        EndOfSupportDate: '',
        ProductCodeCpe: `cpe:2.3:a:${vendor}:${name}:${version}:*:*:*:*:*:*:*`,
      }));
    });
  putCsv('defender/DeviceTvmSoftwareInventory.csv', rows);
}
