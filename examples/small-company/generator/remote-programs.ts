import { mac, windows, type Program } from './programs.ts';

export const ANYDESK = windows(
  'AnyDesk.exe',
  'C:\\Program Files (x86)\\AnyDesk',
  'AnyDesk Software GmbH',
  'AnyDesk',
  '9.0.4',
  'AnyDesk',
  '"AnyDesk.exe" --control',
  5_588_480,
);
export const ANYDESK_MAC = mac(
  'AnyDesk',
  '/Applications/AnyDesk.app/Contents/MacOS/AnyDesk',
  'KU6W3B6JMZ',
  '',
  23_117_824,
);
export const TEAMVIEWER = windows(
  'TeamViewer.exe',
  'C:\\Program Files\\TeamViewer',
  'TeamViewer Germany GmbH',
  'TeamViewer',
  '15.63.5.0',
  'TeamViewer',
  '"TeamViewer.exe" --IPCport 5939 --Module 1',
  74_612_736,
);
export const RUSTDESK = windows(
  'rustdesk.exe',
  'C:\\Program Files\\RustDesk',
  'Purslane Ltd',
  'RustDesk',
  '1.3.8',
  'RustDesk Remote Desktop',
  '"rustdesk.exe"',
  27_110_400,
);
export const ULTRAVIEWER = windows(
  'UltraViewer_Desktop.exe',
  'C:\\Program Files (x86)\\UltraViewer',
  'DucFabulous Co, Ltd',
  'UltraViewer',
  '6.6.106',
  'UltraViewer',
  '"UltraViewer_Desktop.exe"',
  1_913_344,
);

/** Program that was downloaded in a browser and run from the download folder. */
export function downloaded(program: Program, login: string): Program {
  return {
    ...program,
    folder: `C:\\Users\\${login}\\Downloads\\${program.file}`,
    command: `"C:\\Users\\${login}\\Downloads\\${program.file}"`,
  };
}
