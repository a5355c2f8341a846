import { addNetwork } from '../../population/network.ts';
import type { Random } from '../../random.ts';
import { after, put, type Cell, type PlanRow } from '../../world.ts';
import type { Ring, Seat } from '../ring.ts';
import { operatorOf } from './network.ts';
import { dayOf, type SeatTrace, type SharedTrace } from './trace.ts';

/** Tools named in public reports (Mandiant 2024-09-23, Secureworks 2024-10-18), most frequent first; weights are our assumption. */
const TOOLS = [
  ['anydesk', 5, true],
  ['teamviewer', 3, true],
  ['chrome-remote-desktop', 4, true],
  ['rustdesk', 3, true],
  ['splashtop', 1, true],
  ['screenconnect', 1, false],
] as const;
/** Tools that keep a log of who came in. */
const LOGGING = ['anydesk', 'teamviewer'];
/** Starts of a tool on a working day: left running by the careless, started when needed by the careful (our assumption). */
const STARTS = { easy: 1.5, medium: 0.8, hard: 0.25 } as const;

function pickTool(seat: Seat, draw: Random, not?: Cell): string {
  const mac = seat.laptop.plan.os === 'macos';
  return draw.weighted(
    TOOLS.filter(([name, , onMac]) => name !== not && (onMac || !mac)).map(([name, weight]) => [name, weight] as const),
  );
}

function starter(seat: Seat): string {
  return seat.laptop.plan.os === 'macos' ? 'launchd' : 'explorer.exe';
}

function run(ring: Ring, seat: Seat, program: string, from: number, perDay: number): PlanRow<'sim_tool_use'> {
  const row: PlanRow<'sim_tool_use'> = {
    d: seat.laptop.d,
    program,
    from_at: after(ring.world, from),
    to_at: after(ring.world, seat.until),
    per_day: perDay,
    parent: starter(seat),
    command_line: null,
    connects: true,
  };
  put(ring.world, 'sim_tool_use', row);
  return row;
}

/** The controlling side as the tool's own log has it; not told otherwise, a clean line in the country that is claimed. */
function logged(ring: Ring, seat: Seat, draw: Random): void {
  const { tool } = seat;
  if (tool === undefined || tool.session !== undefined || !LOGGING.includes(String(tool.row.program))) return;
  const { town } = seat.person;
  const session: PlanRow<'sim_session'> = {
    d: seat.laptop.d,
    tool: tool.row.program ?? null,
    from_at: tool.row.from_at ?? null,
    to_at: tool.row.to_at ?? null,
    per_day: 0.6,
    minutes: draw.int(180, 480),
    peer_id: draw.digits(draw.pick([9, 10])),
    peer_name: `DESKTOP-${draw.token(7).toUpperCase()}`,
    peer_net: addNetwork(ring.world, { kind: 'residential', town }).net,
    accepted_by: 'user',
  };
  put(ring.world, 'sim_session', session);
  tool.session = session;
}

/** Remote-access software drives the laptop, some weeks after the hire. */
export const remoteTool: SeatTrace = (ring, seat, draw) => {
  const from = Math.min(Math.max(0, seat.person.hired + draw.int(21, 50)), seat.until - 12);
  seat.tool = { row: run(ring, seat, pickTool(seat, draw), from, STARTS[ring.difficulty]) };
  logged(ring, seat, draw);
  return from;
};

/** It is there within days of the laptop's arrival. */
export const earlyTool: SeatTrace = (ring, seat, draw) => {
  if (seat.tool === undefined || seat.person.hired < 0) return null;
  const from = seat.person.hired + draw.int(0, 4);
  const first = { from_at: after(ring.world, from) };
  Object.assign(seat.tool.row, first);
  if (seat.tool.session !== undefined) Object.assign(seat.tool.session, first);
  return from;
};

export const secondTool: SeatTrace = (ring, seat, draw) => {
  if (seat.tool === undefined) return null;
  const from = dayOf(seat, draw, 12);
  run(ring, seat, pickTool(seat, draw, seat.tool.row.program), from, 0.5);
  return from;
};

/** Commands that set up access with nobody at the laptop (from the makers' documentation). */
const UNATTENDED: Readonly<Record<string, readonly [program: string, line: string]>> = {
  anydesk: ['anydesk', '--set-password'],
  rustdesk: ['rustdesk', '--password'],
  'chrome-remote-desktop': ['chrome-remote-desktop-setup', '--pin= --code='],
};

export const unattendedSetup: SeatTrace = (ring, seat) => {
  const { tool } = seat;
  const how = UNATTENDED[String(tool?.row.program)];
  if (tool === undefined || how === undefined || seat.laptop.plan.os === 'macos') return null;
  const from = Math.max(
    seat.seen,
    (Date.parse(String(tool.row.from_at)) - Date.parse(ring.world.startAt)) / 86_400_000,
  );
  const day = Math.floor(from);
  put(ring.world, 'sim_tool_use', { ...tool.row, from_at: after(ring.world, day), to_at: after(ring.world, day + 2), per_day: 1, program: how[0], parent: 'cmd.exe', command_line: how[1] }); // prettier-ignore
  if (tool.session !== undefined) tool.session.accepted_by = 'password';
  return day;
};

/** The controlling side comes through the VPN service. */
export const peerOverVpn: SeatTrace = (ring, seat) => {
  if (seat.tool?.session === undefined) return null;
  seat.tool.session.peer_net = operatorOf(ring).exit.net;
  return seat.seen;
};

/** The controlling side shows the line at which the operator works. */
export const peerAbroad: SeatTrace = (ring, seat) => {
  const { line, key } = operatorOf(ring);
  if (seat.tool?.session === undefined) return null;
  seat.tool.session.peer_net = line.net;
  ring.bonds.add(`line of ${key}`);
  return seat.seen;
};

export const meshClient: SeatTrace = (ring, seat, draw) => {
  const from = dayOf(seat, draw, 15);
  run(ring, seat, draw.pick(['tailscale', 'zerotier'] as const), from, 0.6);
  return from;
};

/** One id of the tool enters several laptops. */
export const oneController: SharedTrace = (ring, seats, draw) => {
  const { peer, key } = operatorOf(ring);
  const driven = seats.filter((one) => one.tool !== undefined);
  if (driven.length < 2) return null;
  const same = draw.pick(LOGGING);
  for (const seat of driven) {
    if (seat.tool === undefined) continue;
    seat.tool.row.program = same;
    logged(ring, seat, draw);
    Object.assign(seat.tool.session ?? {}, { tool: same, peer_id: peer.id, peer_name: peer.name });
  }
  ring.bonds.add(`peer of ${key}`);
  return Math.min(...driven.map((one) => one.seen));
};
