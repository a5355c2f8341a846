/** What both kinds of log say about a session. */
export const SESSION_COLUMNS = {
  account_id: 'account_id',
  host: 'host',
  tool: `'anydesk'`,
  direction: 'direction',
  peer_id: 'peer_id',
  peer_name: 'peer_name',
} as const;

/** What a trace has said so far about the current session. */
interface Session {
  readonly at: string;
  readonly direction: string;
  readonly peerId: string | null;
  readonly peerName: string | null;
  readonly peerAddress: string | null;
  readonly permittedBy: string | null;
}

/** What one line of a trace adds. */
export interface TraceRecord {
  readonly kind: 'session' | 'address';
  readonly time: string;
  readonly direction: string | null;
  readonly peer_id: string | null;
  readonly peer_name: string | null;
  readonly peer_address: string | null;
  readonly permitted_by: string | null;
  readonly ended_at: string | null;
  readonly public_address: string | null;
}

const ENDPOINT = String.raw`\[?([0-9a-fA-F.:]+?)\]?:\d+`;
const ACCEPT = /^Accept(?:ing)?(?: request)? from (\d+|\S+@\S+)/;
const CLIENT = /^Client-ID: (\d+)/;
const LOGIN = new RegExp(`^Logged in from ${ENDPOINT}(?: |\\.|$)`);
const REQUEST = /^Incoming session request: (.*) \((\d+)\)/;
const CONNECT = /^(?:\d+: )?Connecting to "([^"]+)"/;
const EXTERNAL = new RegExp(`^External address: ${ENDPOINT}`);
const PERMITTED = [
  { pattern: /^Authenticated by local user/, by: 'user' },
  { pattern: /^Authenticated (?:by password|with (?:the )?(?:correct )?(?:passphrase|password))/, by: 'password' },
  { pattern: /^Authenticated (?:by|with) (?:a )?(?:permanent )?token/, by: 'token' },
] as const;
const CLOSED = /^(?:Session closed|Session stopped|The socket was closed|The user has requested a connection quit)/;

const NOTHING = {
  direction: null,
  peer_id: null,
  peer_name: null,
  peer_address: null,
  permitted_by: null,
  ended_at: null,
  public_address: null,
};

/**
 * Reads the messages of one trace in order. Lines of a session are scattered and in two files (the service has addresses and how access was
 * granted, the user's trace has the alias), so each relevant line gives a record with everything known by then.
 */
export function traceReader(): (time: string, message: string) => TraceRecord | null {
  let open: Session | undefined;
  let last = '';

  function begin(at: string, direction: string, peerId: string | null): Session {
    const same = open !== undefined && peerId !== null && open.peerId === peerId;
    open =
      same && open !== undefined
        ? open
        : { at, direction, peerId, peerName: null, peerAddress: null, permittedBy: null };
    return open;
  }

  function told(time: string, session: Session, ended: string | null = null): TraceRecord {
    return {
      ...NOTHING,
      kind: 'session',
      time,
      direction: session.direction,
      peer_id: session.peerId,
      peer_name: session.peerName,
      peer_address: session.peerAddress,
      permitted_by: session.permittedBy,
      ended_at: ended,
    };
  }

  return (time, message) => {
    // A trace only grows: a step back means that the file is being read again.
    if (time < last) open = undefined;
    last = time;
    const external = EXTERNAL.exec(message);
    if (external !== null) return { ...NOTHING, kind: 'address', time, public_address: external[1] ?? null };
    const accepted = ACCEPT.exec(message);
    if (accepted !== null) {
      begin(time, 'incoming', accepted[1] ?? null);
      return null;
    }
    const client = CLIENT.exec(message);
    if (client !== null) {
      const direction = open?.direction === 'outgoing' && open.peerAddress === null ? 'outgoing' : 'incoming';
      begin(time, direction, client[1] ?? null);
      return null;
    }
    const connect = CONNECT.exec(message);
    if (connect !== null) return told(time, begin(time, 'outgoing', connect[1] ?? null));
    const login = LOGIN.exec(message);
    if (login !== null) {
      open = { ...(open ?? begin(time, 'incoming', null)), peerAddress: login[1] ?? null };
      return told(time, open);
    }
    const request = REQUEST.exec(message);
    if (request !== null) {
      open = { ...begin(time, 'incoming', request[2] ?? null), peerName: request[1] ?? null };
      return told(time, open);
    }
    if (open === undefined) return null;
    const permitted = PERMITTED.find(({ pattern }) => pattern.test(message));
    if (permitted !== undefined) {
      open = { ...open, permittedBy: permitted.by };
      return told(time, open);
    }
    if (!CLOSED.test(message)) return null;
    const closed = open;
    open = undefined;
    // The row of a closed session is at its beginning.
    return told(closed.at, closed, time);
  };
}
