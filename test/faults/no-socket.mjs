// Loaded before the program: whatever would open a socket or ask a name server ends the process.
import dgram from 'node:dgram';
import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';
import { syncBuiltinESMExports } from 'node:module';

/**
 * @param {object} owner
 * @param {string} name
 */
function refuse(owner, name) {
  const refused = () => {
    process.stderr.write(`no-socket: ${name} was called\n`);
    process.exit(99);
  };
  Object.defineProperty(owner, name, { value: refused, configurable: true, writable: true });
}
for (const name of ['connect', 'createConnection', 'createServer']) refuse(net, name);
refuse(net.Socket.prototype, 'connect');
refuse(net.Server.prototype, 'listen');
refuse(tls, 'connect');
refuse(dgram, 'createSocket');
for (const one of [http, https]) for (const name of ['request', 'get', 'createServer']) refuse(one, name);
for (const name of Object.keys(dns).filter((one) => /^(lookup|resolve|reverse)/.test(one))) refuse(dns, name);
refuse(globalThis, 'fetch');
syncBuiltinESMExports();
