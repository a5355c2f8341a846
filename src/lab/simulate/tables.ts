import { columns, type Table } from '../../model/column.ts';

/**
 * The plan of an organisation: what is so, before any tool has recorded it. Schemes and look-alikes write only here, and every trace
 * that a vendor would record of it follows from these rows. Times are UTC; `w`, `d` and `net` number workers, devices, networks.
 */

export const WORKER = {
  name: 'sim_worker',
  about: 'a person who works, with habits',
  columns: columns({
    w: 'integer number',
    worker_id: 'text as in the roster',
    login: 'text main account, lower case',
    name: 'text as shown in tools',
    timezone: 'text zone in which the person lives and works (of schemes: in which the operator does)',
    active_from: 'timestamp first sign-in possible',
    active_to: 'timestamp last sign-in possible',
    start_minute: 'integer usual start of work, minute of the local day',
    spread: 'integer standard deviation of the start in minutes',
    work_minutes: 'integer usual length of a working day',
    turn: 'integer of somebody who works in turns: which one, moving on by one each day; null for everybody else',
    turns: 'integer turns of a day',
    turn_minutes: 'integer from the start of one turn to that of the next',
    weekend_share: 'real share of weekend days worked',
    absence_share: 'real share of weekdays not worked',
    rate: 'real events a day relative to the usual',
    office_net: 'integer office, or null',
    office_days: 'integer bits of ISO weekdays at the office: 1 Monday, 2 Tuesday, 4 Wednesday ...',
    home_net: 'integer network at home',
    mobile_net: 'integer network of the telephone',
    mobile_share: 'real share of working days with sign-ins by telephone',
    vpn_net: 'integer network of the VPN that the person uses, or null',
    vpn_share: 'real share of working days on which it is on',
    vpn_on_device: 'boolean it runs on the laptop, so that the laptop too is seen behind it',
    vpn_operator: 'text as Okta names it, e.g. NORD_VPN',
    fingerprint: 'text of the browser on the laptop',
    phone_fingerprint: 'text of the browser on the telephone',
    factor_key: 'text id of the telephone that answers for MFA',
    factor_name: 'text name of that telephone',
    factor_kind: 'text push, fastpass, sms or key',
    camera_share: 'real share of meetings with the camera on',
    meetings: 'real meetings a day',
    pushes: 'real pushes to repositories a day',
    downloads: 'real files downloaded from the organisation a day',
  }),
} as const satisfies Table;

export const DEVICE = {
  name: 'sim_device',
  about: 'a laptop of the organisation, or one that signs in to it',
  columns: columns({
    d: 'integer number',
    serial: 'text serial',
    hostname: 'text as the tools write it',
    w: 'integer whom it is assigned to',
    os: 'text windows, macos or linux',
    maker: 'text',
    model: 'text',
    guid: 'text Defender DeviceId, 40 hexadecimal digits',
    aad_id: 'text Entra device id',
    okta_id: 'text Okta device id',
    intune_id: 'text',
    wifi_mac: 'text',
    ethernet_mac: 'text',
    wired: 'boolean uses a cable, so that no access point is seen',
    enrolled_at: 'timestamp given to its owner and taken under management',
    from_at: 'timestamp first seen',
    to_at: 'timestamp last seen',
    always_on: 'boolean never sleeps',
    clock_zone: 'text time zone set on the device',
    radios_off: 'boolean airplane mode: no radio ever sends',
    location_on: 'boolean location service allowed',
  }),
} as const satisfies Table;

export const NETWORK = {
  name: 'sim_network',
  about: 'a connection to the internet: a home, an office, a carrier, a VPN provider',
  columns: columns({
    net: 'integer number',
    kind: 'text residential, mobile, business, hosting, vpn, proxy, relay, satellite',
    country: 'text ISO 3166-1 alpha-2',
    country_name: 'text',
    region: 'text',
    city: 'text',
    postal_code: 'text',
    latitude: 'real',
    longitude: 'real',
    asn: 'integer',
    as_org: 'text',
    bssid: 'text access point',
    ssid: 'text',
    gateway_mac: 'text router on the inside',
    gateway_address: 'text',
    many: 'integer addresses that its users share at random: 1 for a home, more for carriers and providers',
  }),
} as const satisfies Table;

export const LEASE = {
  name: 'sim_lease',
  about: 'the public address of a network in a time; one row for each of `many`',
  columns: columns({
    net: 'integer',
    slot: 'integer 0 up to many - 1',
    from_at: 'timestamp',
    to_at: 'timestamp',
    address: 'text IPv4 or IPv6',
  }),
} as const satisfies Table;

export const STAY = {
  name: 'sim_stay',
  about: 'where a device physically is; the stays of a device follow one another without gap or overlap',
  columns: columns({ d: 'integer', net: 'integer', from_at: 'timestamp', to_at: 'timestamp' }),
} as const satisfies Table;

export const DIRECT = {
  name: 'sim_direct',
  about: 'sign-ins beside the usual ones: from another network, another device, through a VPN',
  columns: columns({
    w: 'integer',
    from_at: 'timestamp',
    to_at: 'timestamp',
    per_day: 'real expected number a day',
    net: 'integer',
    managed: 'boolean',
    d: 'integer company laptop it is done on, or null',
    user_agent: 'text',
    fingerprint: 'text',
    tunnel_operator: 'text as Okta names it; null without',
    tunnel_type: 'text VPN, PROXY or null',
    outcome: 'text success or failure',
  }),
} as const satisfies Table;

export const TOOL_USE = {
  name: 'sim_tool_use',
  about: 'a program that runs on a device on the days between: remote-access tool, jiggler, mesh client, anything',
  columns: columns({
    d: 'integer',
    program: 'text key of programs.ts',
    from_at: 'timestamp',
    to_at: 'timestamp',
    per_day: 'real expected starts a day',
    parent: 'text file name of the program that starts it; null for the usual one',
    command_line: 'text what follows the file name; null for nothing',
    connects: 'boolean it reaches its service',
  }),
} as const satisfies Table;

export const SESSION = {
  name: 'sim_session',
  about: 'incoming remote control, as the tool itself logs it',
  columns: columns({
    d: 'integer',
    tool: 'text anydesk or teamviewer',
    from_at: 'timestamp',
    to_at: 'timestamp',
    per_day: 'real expected sessions a day',
    minutes: 'integer usual length',
    peer_id: 'text id of the controlling side',
    peer_name: 'text',
    peer_net: 'integer network of the controlling side',
    accepted_by: 'text password or user',
  }),
} as const satisfies Table;

export const PERIPHERAL = {
  name: 'sim_peripheral',
  about: 'what is plugged into a device in a time',
  columns: columns({
    d: 'integer',
    from_at: 'timestamp',
    to_at: 'timestamp',
    kind: 'text usb or display',
    vendor_id: 'text four hexadecimal digits (usb)',
    product_id: 'text four hexadecimal digits (usb)',
    manufacturer: 'text usb string; for a display the three letters of its EDID',
    product: 'text usb string; for a display its name',
    serial: 'text text serial',
    edid_product: 'text four hexadecimal digits (display)',
    edid_serial: 'text eight hexadecimal digits (display)',
    classes: 'text of its interfaces, `;` between: keyboard, mouse, storage, camera, audio, network, hub',
    disk: 'text vendor and product of its disk, `|` between, as Windows names it; null for those of the device',
    net: 'integer network at which it stands, so that it is not seen elsewhere; null: it goes where the device goes',
  }),
} as const satisfies Table;

export const CHANGE = {
  name: 'sim_change',
  about: 'something done to an account',
  columns: columns({
    w: 'integer',
    happened_at: 'timestamp',
    change:
      'text factor_enrolled, factor_removed, factor_reset, password_reset, phone_changed, email_changed, identity_denied, identity_verified, token_created',
    factor_kind: 'text',
    factor_key: 'text',
    factor_name: 'text',
    phone: 'text',
    email: 'text',
    net: 'integer network it is done from',
  }),
} as const satisfies Table;

export const TRANSFER = {
  name: 'sim_transfer',
  about: 'files or source code taken beside the usual (sim_worker.downloads and .pushes)',
  columns: columns({
    w: 'integer',
    from_at: 'timestamp',
    to_at: 'timestamp',
    per_day: 'real expected number a day',
    action: 'text downloaded or clone',
    net: 'integer network it is done from; null for that of the day',
  }),
} as const satisfies Table;

export const VISIT = {
  name: 'sim_visit',
  about: 'a named host that a device connects to beside the usual ones',
  columns: columns({
    d: 'integer',
    from_at: 'timestamp',
    to_at: 'timestamp',
    per_day: 'real expected connections on a working day',
    remote_name: 'text host name in lower case',
    program: 'text file name of the program that connects',
  }),
} as const satisfies Table;

export const NEIGHBOUR = {
  name: 'sim_neighbour',
  about:
    'a thing on a network that is no laptop of the organisation: printer, television, board, remote-keyboard device',
  columns: columns({
    net: 'integer',
    from_at: 'timestamp',
    to_at: 'timestamp',
    mac: 'text lower case with colons',
    address: 'text on the inside of the network',
    name: 'text mDNS name, or null',
  }),
} as const satisfies Table;

export const DESK = {
  name: 'sim_desk',
  about: 'a desk with a monitor at an office, at which another person may sit each day',
  columns: columns({
    net: 'integer',
    desk: 'integer 0 up to desks - 1',
    desks: 'integer desks of the office',
    manufacturer: 'text three letters of the EDID',
    product: 'text name',
    serial: 'text text serial',
    edid_product: 'text four hexadecimal digits',
    edid_serial: 'text eight hexadecimal digits',
  }),
} as const satisfies Table;

export const PROGRAM = {
  name: 'sim_program',
  about: 'a release of a program that runs on laptops',
  columns: columns({
    number: 'integer',
    program: 'text key',
    os: 'text windows or macos',
    release: 'integer 0 is older than the data',
    file: 'text file name',
    folder: 'text with {user} for the name of the local account',
    company: 'text of the version information; on macOS the team of the signature',
    product: 'text',
    original: 'text',
    description: 'text',
    version: 'text',
    size: 'integer bytes',
    command: 'text what follows the file name; null for nothing',
    parent: 'text file name of the program that usually starts it',
    as_system: 'boolean runs as the operating system, not as the user',
    share: 'real share of laptops that have it',
    for_developers: 'boolean only they have it',
    period: 'integer days from one release to the next',
    phase: 'integer days before the data in which the current release came out',
    hosts: 'integer names that it connects to',
    maker: 'text as inventories name it; null when they do not list it',
    name: 'text as inventories name it',
  }),
} as const satisfies Table;

export const HOST = {
  name: 'sim_host',
  about: 'a named host that a program connects to',
  columns: columns({
    program: 'text',
    os: 'text',
    place: 'integer 0 up to hosts - 1',
    host: 'text name, or an address where it is not looked up',
    port: 'integer',
  }),
} as const satisfies Table;

export const SLOT = {
  name: 'sim_slot',
  about: 'what an ordinary start or connection is of: one of many equal chances',
  columns: columns({
    os: 'text',
    who: 'text all, dev, core (programs that every laptop has) or system (with nobody there)',
    kind: 'text start or connection',
    slot: 'integer',
    program: 'text',
  }),
} as const satisfies Table;

export const PLAN_TABLES = [
  WORKER,
  DEVICE,
  NETWORK,
  LEASE,
  STAY,
  DIRECT,
  TOOL_USE,
  SESSION,
  PERIPHERAL,
  CHANGE,
  TRANSFER,
  VISIT,
  NEIGHBOUR,
  DESK,
  PROGRAM,
  HOST,
  SLOT,
] as const;
