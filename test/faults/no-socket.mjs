// Loaded before the program: whatever would open a socket or ask a name server ends the process.
import dgram from 'node:dgram';
import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';
import { syncBuiltinESMExports } from 'node:module';

function refuse(owner, name) {
  owner[name] = () => {
    process.stderr.write(`no-socket: ${name} was called\n`);
    process.exit(99);
  };
}
for (const name of ['connect', 'createConnection', 'createServer']) refuse(net, name);
for (const name of ['connect', 'listen']) refuse(net[name === 'connect' ? 'Socket' : 'Server'].prototype, name);
refuse(tls, 'connect');
refuse(dgram, 'createSocket');
for (const one of [http, https]) for (const name of ['request', 'get', 'createServer']) refuse(one, name);
for (const name of Object.keys(dns).filter((one) => /^(lookup|resolve|reverse)/.test(one))) refuse(dns, name);
globalThis.fetch = () => refuse.fetch();
refuse(refuse, 'fetch');
syncBuiltinESMExports();
