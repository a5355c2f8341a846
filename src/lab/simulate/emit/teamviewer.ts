import { uuidSql } from '../sql.ts';
import { isLast } from './defender-software.ts';
import type { Emitter } from './emitter.ts';
import { hostsOf, remoteTables } from './remote.ts';

const TIME = '%d-%m-%Y %H:%M:%S';

/** TeamViewer: the incoming connections of the laptops on which it is used, collected at the end of the data. */
export const teamviewer: Emitter = {
  tool: 'teamviewer',
  tables: remoteTables,
  files: (world, chunk) => {
    if (!isLast(world, chunk)) return [];
    const id = uuidSql(world.setting.seed, ['h'], 'teamviewer');
    const cells = ['peer_id', 'peer_name', `strftime(begin_at, '${TIME}')`, `strftime(end_at, '${TIME}')`, 'account', `'RemoteControl'`, `concat('{', ${id}, '}')`]; // prettier-ignore
    return hostsOf(world, 'teamviewer').map((host) => ({
      path: host.isWindows
        ? `teamviewer/${host.hostname}/C/Program Files/TeamViewer/Connections_incoming.txt`
        : `teamviewer/${host.hostname}/Users/${host.account}/Library/Logs/TeamViewer/Connections_incoming.txt`,
      form: 'text',
      query: `SELECT concat(concat_ws(chr(9), ${cells.join(', ')}), chr(13)) AS line FROM sim_remote WHERE tool = 'teamviewer' AND d = ${host.d} ORDER BY begin_at, h`,
    }));
  },
};
