import type { Worker } from './people.ts';
import { hash, random } from './random.ts';
import { SESSIONS, type Session } from './remote.ts';
import { localName } from './defender-record.ts';
import { put } from './write.ts';

function stamp(at: number): string {
  return new Date(at).toISOString().replace('T', ' ').replace('Z', '');
}

function line(
  at: number,
  component: string,
  process: number,
  thread: number,
  fiber: number | '',
  text: string,
): string {
  return `   info ${stamp(at)}       ${component.padEnd(5)}${String(process).padStart(7)}${String(thread).padStart(7)}${String(fiber).padStart(5)}                ${text}\r\n`;
}

function ownId(one: Worker): string {
  return random(`anydesk ${one.key}`)
    .digits(one.os === 'mac' ? 10 : 9)
    .replace(/^[2-9](?=\d{9}$)/, '1');
}

function adTrace(session: Session): string {
  const { worker: one, from, to } = session;
  const draw = random(`trace ${one.key} ${from}`);
  const [process, thread, relay] = [draw.int(1200, 18_000), draw.int(1200, 18_000), draw.hex(8)];
  const fiber = draw.int(14, 44);
  const at = from - draw.int(4_000, 9_000);
  return [
    line(
      at,
      'lsvc',
      process,
      thread,
      3,
      `anynet.relay_conn - External address: ${session.workday.stay.address}:${draw.int(40_000, 64_000)}.`,
    ),
    line(at + 14, 'lsvc', process, thread, 2, `anynet.connection_mgr - New user data. Client-ID: ${ownId(one)}.`),
    line(
      from - 900,
      'lsvc',
      process,
      thread,
      fiber,
      `anynet.any_socket - Accept request from ${session.peerId} (via relay).`,
    ),
    line(
      from,
      'lsvc',
      process,
      thread,
      fiber,
      `anynet.any_socket - Client-ID: ${session.peerId} (FPR: ${hash(`anydesk print ${session.peerId}`).slice(0, 12)}).`,
    ),
    line(
      from,
      'lsvc',
      process,
      thread,
      fiber,
      `anynet.any_socket - Logged in from ${session.peerAddress}:${draw.int(40_000, 64_000)} on relay ${relay}.`,
    ),
    line(
      from + 310,
      'back',
      process + 44,
      thread + 12,
      '',
      `app.backend_session - Incoming session request: ${session.peerName} (${session.peerId})`,
    ),
    line(
      from + 2_840,
      'back',
      process + 44,
      thread + 12,
      '',
      `app.backend_session - Authenticated ${session.permitted === 'User' ? 'by local user' : 'with correct passphrase'}.`,
    ),
    line(to, 'back', process + 44, thread + 12, '', 'app.session - Session stopped.'),
  ].join('');
}

function connectionTrace(session: Session): string {
  const at = new Date(session.from).toISOString();
  return `Incoming    ${at.slice(0, 10)}, ${at.slice(11, 16)}    ${session.permitted.padEnd(32)}${session.peerId.padEnd(13)}${session.peerId}\r\n`;
}

function european(at: number): string {
  const [year, month, day] = new Date(at).toISOString().slice(0, 10).split('-');
  return `${day}-${month}-${year} ${new Date(at).toISOString().slice(11, 19)}`;
}

export function writeTraces(): void {
  const hosts = [...new Set(SESSIONS.map(({ worker: one }) => one))];
  for (const one of hosts) {
    const anydesk = SESSIONS.filter((session) => session.worker === one && session.tool === 'anydesk');
    if (anydesk.length > 0) {
      put(`anydesk/${one.laptop.host}/ad.trace`, anydesk.map(adTrace).join(''));
      put(`anydesk/${one.laptop.host}/connection_trace.txt`, anydesk.map(connectionTrace).join(''), 'utf16le');
    }
    const teamviewer = SESSIONS.filter((session) => session.worker === one && session.tool === 'teamviewer');
    if (teamviewer.length === 0) continue;
    put(
      `teamviewer/${one.laptop.host}/Connections_incoming.txt`,
      teamviewer
        .map(
          (session) =>
            [
              session.peerId,
              session.peerName,
              european(session.from),
              european(session.to),
              localName(one),
              'RemoteControl',
              `{${random(`session ${session.from}`).uuid()}}`,
            ].join('\t') + '\r\n',
        )
        .join(''),
    );
  }
}
