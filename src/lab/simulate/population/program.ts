/** A program as endpoint sensors, inventories and the network see it. */
export interface Program {
  /** Key of sim_tool_use.program. */
  readonly program: string;
  readonly os: 'windows' | 'macos';
  readonly file: string;
  /** `{user}` stands for the name of the local account. */
  readonly folder: string;
  /** On macOS the team of the signature. */
  readonly company: string;
  readonly product: string;
  readonly original: string;
  readonly description: string;
  /** A number followed by `+` grows with each release. */
  readonly version: string;
  readonly size: number;
  readonly command: string | null;
  readonly parent: string;
  readonly asSystem: boolean;
  /** Share of laptops that have it. */
  readonly share: number;
  /** Starts and connections on laptops that have it, relative to other programs. */
  readonly starts: number;
  readonly connections: number;
  /** Who has it: everybody, developers; `tool`: only where the plan says so; `service`: the operating system runs it. */
  readonly who: 'all' | 'dev' | 'tool' | 'service';
  readonly hosts: readonly string[];
  /** As inventories name it: maker and name. */
  readonly inventory: readonly [maker: string, name: string] | null;
}

const MICROSOFT = 'Microsoft Corporation';
const WINDOWS_PRODUCT = 'Microsoft® Windows® Operating System';

const WHO = ['all', 'dev', 'tool', 'service'];

/** Reads a catalogue: one program per line, `|` between cells, `,` between hosts. */
export function programs(os: 'windows' | 'macos', table: string): Program[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const cells = line.split('|').map((cell) => cell.trim());
      const [program, file, folder, company, product, description, version, size, share, starts, connections, who, parent, command, hosts, inventory] = cells; // prettier-ignore
      if (!WHO.includes(who ?? '') || !(Number(size) > 0) || cells.length > 16)
        throw new RangeError(`a line of a catalogue has its cells in the wrong places: ${line}`);
      const [maker, name] = (inventory ?? '').split('/');
      return {
        program: program ?? '',
        os,
        file: file ?? '',
        folder: folder ?? '',
        company: (company ?? '').replace(/^MS$/, MICROSOFT),
        product: (product ?? '').replace(/^WIN$/, WINDOWS_PRODUCT),
        original: os === 'windows' ? (file ?? '') : '',
        description: description === '' ? (product ?? '') : (description ?? ''),
        version: version ?? '',
        size: Number(size) * 1024,
        command: command === undefined || command === '' ? null : command,
        parent: parent ?? '',
        asSystem: who === 'service',
        share: Number(share),
        starts: Number(starts),
        connections: Number(connections),
        who: who as Program['who'],
        hosts: hosts === undefined || hosts === '' ? [] : hosts.split(',').map((host) => host.trim()),
        inventory: maker === undefined || name === undefined ? null : [maker, name],
      };
    });
}
