import type { Worker } from './people.ts';

/** A program as endpoint sensors describe it. */
export interface Program {
  readonly file: string;
  readonly folder: string;
  readonly company: string;
  readonly product: string;
  readonly version: string;
  readonly original: string;
  readonly description: string;
  readonly command: string;
  readonly size: number;
}

export function windows(
  file: string,
  folder: string,
  company: string,
  product: string,
  version: string,
  description: string,
  command: string,
  size: number,
): Program {
  return { file, folder: `${folder}\\${file}`, company, product, version, original: file, description, command, size };
}

export function mac(file: string, path: string, signer: string, command: string, size: number): Program {
  return {
    file,
    folder: path,
    company: `(${signer})`,
    product: '',
    version: '',
    original: '',
    description: '',
    command: command === '' ? path : command,
    size,
  };
}

const MS = 'Microsoft Corporation';
const OFFICE = 'C:\\Program Files\\Microsoft Office\\root\\Office16';
export const EXPLORER = windows(
  'explorer.exe',
  'C:\\Windows',
  MS,
  'Microsoft® Windows® Operating System',
  '10.0.22621.4751',
  'Windows Explorer',
  'explorer.exe',
  5_312_512,
);
export const SERVICES_EXE = windows(
  'services.exe',
  'C:\\Windows\\System32',
  MS,
  'Microsoft® Windows® Operating System',
  '10.0.22621.4751',
  'Services and Controller app',
  'services.exe',
  716_544,
);
export const CHROME = windows(
  'chrome.exe',
  'C:\\Program Files\\Google\\Chrome\\Application',
  'Google LLC',
  'Google Chrome',
  '145.0.7632.46',
  'Google Chrome',
  '"chrome.exe" --profile-directory=Default',
  3_120_768,
);
export const INTUNE = windows(
  'AgentExecutor.exe',
  'C:\\Program Files (x86)\\Microsoft Intune Management Extension',
  MS,
  'Microsoft Intune Management Extension',
  '1.87.103.0',
  'AgentExecutor',
  '"AgentExecutor.exe" -executeWin32AppInstall',
  241_664,
);

export const WINDOWS_PROGRAMS: readonly Program[] = [
  CHROME,
  windows(
    'msedge.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application',
    MS,
    'Microsoft Edge',
    '145.0.3210.55',
    'Microsoft Edge',
    '"msedge.exe" --profile-directory=Default',
    4_310_080,
  ),
  windows(
    'ms-teams.exe',
    'C:\\Program Files\\WindowsApps\\MSTeams_25017.203.3370.1174_x64__8wekyb3d8bbwe',
    MS,
    'Microsoft Teams',
    '25017.203.3370.1174',
    'Microsoft Teams',
    '"ms-teams.exe" msteams:system-initiated',
    1_198_592,
  ),
  windows(
    'OUTLOOK.EXE',
    OFFICE,
    MS,
    'Microsoft Outlook',
    '16.0.18429.20132',
    'Microsoft Outlook',
    '"OUTLOOK.EXE"',
    43_120_640,
  ),
  windows(
    'EXCEL.EXE',
    OFFICE,
    MS,
    'Microsoft Office',
    '16.0.18429.20132',
    'Microsoft Excel',
    '"EXCEL.EXE"',
    67_441_664,
  ),
  windows(
    'WINWORD.EXE',
    OFFICE,
    MS,
    'Microsoft Office',
    '16.0.18429.20132',
    'Microsoft Word',
    '"WINWORD.EXE" /n',
    1_623_448,
  ),
  windows(
    'OneDrive.exe',
    'C:\\Program Files\\Microsoft OneDrive',
    MS,
    'Microsoft OneDrive',
    '25.010.0119.0002',
    'Microsoft OneDrive',
    '"OneDrive.exe" /background',
    2_752_512,
  ),
  windows(
    'slack.exe',
    'C:\\Program Files\\Slack',
    'Slack Technologies Inc.',
    'Slack',
    '4.42.120',
    'Slack',
    '"slack.exe" --startup',
    189_440_000,
  ),
  windows(
    'Zoom.exe',
    'C:\\Program Files\\Zoom\\bin',
    'Zoom Communications, Inc.',
    'Zoom Workplace',
    '6,3,10,7150',
    'Zoom Workplace',
    '"Zoom.exe"',
    432_128,
  ),
  windows(
    'msedgewebview2.exe',
    'C:\\Program Files (x86)\\Microsoft\\EdgeWebView\\Application\\145.0.3210.55',
    MS,
    'Microsoft Edge WebView2',
    '145.0.3210.55',
    'Microsoft Edge WebView2',
    '"msedgewebview2.exe" --embedded-browser-webview=1',
    3_657_056,
  ),
];
const DEVELOPER: readonly Program[] = [
  windows(
    'Code.exe',
    'C:\\Program Files\\Microsoft VS Code',
    MS,
    'Visual Studio Code',
    '1.97.2',
    'Visual Studio Code',
    '"Code.exe"',
    186_310_656,
  ),
  windows(
    'git.exe',
    'C:\\Program Files\\Git\\cmd',
    'The Git Development Community',
    'Git',
    '2.48.1.windows.1',
    'Git for Windows',
    'git.exe fetch --prune origin',
    45_568,
  ),
  windows(
    'node.exe',
    'C:\\Program Files\\nodejs',
    'Node.js',
    'Node.js',
    '22.14.0',
    'Node.js JavaScript Runtime',
    'node.exe scripts/dev.js',
    82_944_000,
  ),
];
export const MAC_PROGRAMS: readonly Program[] = [
  mac('Google Chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'EQHXZ8M8AV', '', 297_152),
  mac('Slack', '/Applications/Slack.app/Contents/MacOS/Slack', 'BQR82RBBHL', '', 192_640),
  mac('zoom.us', '/Applications/zoom.us.app/Contents/MacOS/zoom.us', 'BJ4HAAB9B3', '', 215_424),
  mac('MSTeams', '/Applications/Microsoft Teams.app/Contents/MacOS/MSTeams', 'UBF8T346G9', '', 9_312_768),
  mac(
    'Microsoft Outlook',
    '/Applications/Microsoft Outlook.app/Contents/MacOS/Microsoft Outlook',
    'UBF8T346G9',
    '',
    4_511_232,
  ),
  mac(
    'softwareupdated',
    '/System/Library/CoreServices/Software Update.app/Contents/Resources/softwareupdated',
    'APPLE',
    '',
    1_893_376,
  ),
  mac('Safari', '/Applications/Safari.app/Contents/MacOS/Safari', 'APPLE', '', 135_920),
];
const MAC_DEVELOPER: readonly Program[] = [
  mac('Electron', '/Applications/Visual Studio Code.app/Contents/MacOS/Electron', 'UBF8T346G9', '', 151_040),
  mac('git', '/Library/Developer/CommandLineTools/usr/bin/git', 'APPLE', 'git fetch --prune origin', 4_118_528),
  mac('node', '/opt/homebrew/bin/node', 'HX7739G8FX', 'node scripts/dev.js', 112_640_000),
];
export const LAUNCHD = mac('launchd', '/sbin/launchd', 'APPLE', '', 368_640);

export function programsOf(one: Worker): readonly Program[] {
  const codes = one.department === 'Engineering' || one.department === 'Data' || one.department === 'IT';
  if (one.os === 'windows') return codes ? [...WINDOWS_PROGRAMS, ...DEVELOPER] : WINDOWS_PROGRAMS;
  return codes ? [...MAC_PROGRAMS, ...MAC_DEVELOPER] : MAC_PROGRAMS;
}

export const NAMES: readonly (readonly [name: string, program: string])[] = [
  ['slack.com', 'slack'],
  ['wss-primary.slack.com', 'slack'],
  ['teams.microsoft.com', 'ms-teams'],
  ['outlook.office365.com', 'OUTLOOK'],
  ['login.microsoftonline.com', 'msedgewebview2'],
  ['api.github.com', 'git'],
  ['github.com', 'git'],
  ['zoom.us', 'Zoom'],
  ['www.google.com', 'chrome'],
  ['fonts.gstatic.com', 'chrome'],
  ['www.figma.com', 'chrome'],
  ['registry.npmjs.org', 'node'],
  ['update.code.visualstudio.com', 'Code'],
  ['self.events.data.microsoft.com', 'OneDrive'],
  ['oneclient.sfx.ms', 'OneDrive'],
  ['login.example.com', 'chrome'],
  ['docs.example.com', 'chrome'],
];
