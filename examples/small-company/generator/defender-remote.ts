import { connected, localName, serviceAddress, started, type Record } from './defender-record.ts';
import { localAddress } from './network.ts';
import { worker } from './people.ts';
import { CHROME, EXPLORER, INTUNE, LAUNCHD, programsOf, SERVICES_EXE, type Program } from './programs.ts';
import { random } from './random.ts';
import { benchDays, FARMED, installedOn, SESSIONS } from './remote.ts';
import { ANYDESK, ANYDESK_MAC, downloaded, RUSTDESK, TEAMVIEWER, ULTRAVIEWER } from './remote-programs.ts';
import { MINUTE } from './time.ts';
import { momentsOf, WORKDAYS, type Workday } from './workday.ts';

const RELAYS = ['relay-3f8a1c02.net.anydesk.com', 'relay-91d0b7e4.net.anydesk.com', 'boot.net.anydesk.com'];

function toolStarted(
  workday: Workday,
  at: number,
  program: Program,
  by: Program,
  parent: string,
  names: readonly string[],
  port: number,
): Record[] {
  const one = workday.worker;
  const name = random(`relay ${one.key} ${at}`).pick(names);
  return [
    started(one, at, program, by, parent),
    connected(
      one,
      at + 4_000,
      program,
      { name, address: serviceAddress(name), port },
      localAddress(one, workday.stay.lan),
    ),
  ];
}

/** Traces of remote-control programs, wanted and unwanted. */
export function remoteControl(): Record[] {
  const list: Record[] = [];
  for (const one of FARMED) {
    const workday = installedOn(one);
    if (workday === undefined) continue;
    const at = workday.from + random(`install ${one.key}`).int(20, 130) * MINUTE;
    if (one.os === 'windows') {
      list.push(
        connected(
          one,
          at - 90_000,
          CHROME,
          { name: 'download.anydesk.com', address: serviceAddress('download.anydesk.com'), port: 443 },
          localAddress(one, workday.stay.lan),
        ),
      );
      list.push(...toolStarted(workday, at, downloaded(ANYDESK, localName(one)), CHROME, 'explorer.exe', RELAYS, 443));
      const silent = {
        ...ANYDESK,
        command: '"C:\\Program Files (x86)\\AnyDesk\\AnyDesk.exe" --set-password _unattended_access',
      };
      if (one.part === 'farm-loud')
        list.push(
          started(
            one,
            at + 6 * MINUTE,
            silent,
            {
              ...EXPLORER,
              file: 'cmd.exe',
              folder: 'C:\\Windows\\System32\\cmd.exe',
              original: 'Cmd.Exe',
              description: 'Windows Command Processor',
              command: 'cmd.exe',
            },
            'explorer.exe',
          ),
        );
    } else list.push(...toolStarted(workday, at, ANYDESK_MAC, LAUNCHD, 'launchd', RELAYS, 443));
  }
  for (const session of SESSIONS) {
    const { worker: one, workday, from } = session;
    if (one.part === 'farm-quiet' || !random(`seen ${one.key} ${from}`).chance(0.6)) continue;
    if (session.tool === 'teamviewer')
      list.push(
        ...toolStarted(
          workday,
          from - MINUTE,
          TEAMVIEWER,
          SERVICES_EXE,
          'wininit.exe',
          ['router12.teamviewer.com', 'ping3.teamviewer.com'],
          5938,
        ),
      );
    else if (FARMED.includes(one))
      list.push(
        ...toolStarted(
          workday,
          from - 20_000,
          one.os === 'windows' ? ANYDESK : ANYDESK_MAC,
          one.os === 'windows' ? SERVICES_EXE : LAUNCHD,
          one.os === 'windows' ? 'wininit.exe' : 'launchd',
          RELAYS,
          443,
        ),
      );
    else
      list.push(
        ...toolStarted(
          workday,
          from - 20_000,
          ANYDESK,
          INTUNE,
          'Microsoft.Management.Services.IntuneWindowsAgent.exe',
          RELAYS,
          443,
        ),
      );
  }
  for (const { workday, tool, at } of benchDays()) {
    const [program, names, port] = (
      {
        anydesk: [ANYDESK, RELAYS, 443],
        teamviewer: [TEAMVIEWER, ['router12.teamviewer.com'], 5938],
        rustdesk: [RUSTDESK, ['rs-ny.rustdesk.com'], 21116],
        ultraviewer: [ULTRAVIEWER, ['dc1.ultraviewer.net'], 443],
      } as const
    )[tool];
    list.push(...toolStarted(workday, at, program, EXPLORER, 'userinit.exe', names, port));
  }
  const desk = worker('it-support');
  for (const session of SESSIONS.filter(({ peerAddress }) => peerAddress === '192.0.2.18')) {
    const workday = WORKDAYS.find((other) => other.worker === desk && other.day === session.workday.day);
    if (workday !== undefined)
      list.push(
        ...toolStarted(
          workday,
          session.from - 40_000,
          session.tool === 'anydesk' ? ANYDESK : TEAMVIEWER,
          EXPLORER,
          'userinit.exe',
          session.tool === 'anydesk' ? RELAYS : ['router12.teamviewer.com'],
          session.tool === 'anydesk' ? 443 : 5938,
        ),
      );
  }
  return list;
}

/** Work done in the name of the other of the two accounts. */
export function otherName(): Record[] {
  const [one, other] = [worker('kvm-1'), worker('kvm-2')];
  const git = programsOf(one).find((program) => program.file === 'git.exe') ?? CHROME;
  const shell: Program = {
    ...EXPLORER,
    file: 'powershell.exe',
    folder: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
    original: 'PowerShell.EXE',
    description: 'Windows PowerShell',
    command: 'powershell.exe',
  };
  return WORKDAYS.filter(
    (workday) => workday.worker === one && ['2026-01-21', '2026-02-12', '2026-03-18'].includes(workday.day),
  ).map((workday) =>
    started(
      one,
      momentsOf(workday, 'commit', 1)[0] ?? workday.from,
      {
        ...git,
        command: `git.exe -c user.name="${other.name}" -c user.email=${other.email} commit -m "Retry on timeout"`,
      },
      shell,
      'Code.exe',
    ),
  );
}
