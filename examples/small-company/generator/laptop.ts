import type { Os } from './cast.ts';
import { hash, random } from './random.ts';

export interface Laptop {
  readonly serial: string;
  readonly host: string;
  readonly model: string;
  readonly maker: string;
  readonly productName: string;
  readonly os: Os;
  readonly osVersion: string;
  readonly mac: string;
  readonly wifiAdapter: string;
  readonly aadDeviceId: string;
  readonly defenderId: string;
  readonly intuneId: string;
  readonly oktaDeviceId: string;
  readonly uuid: string;
  readonly dtHash: string;
  readonly fingerprint: string;
  readonly userAgent: string;
}

const WINDOWS = [
  ['Dell Inc.', 'Latitude 5440', 'Latitude 5440'],
  ['Dell Inc.', 'Latitude 7440', 'Latitude 7440'],
  ['LENOVO', 'ThinkPad T14 Gen 4', '21HES1AA00'],
  ['LENOVO', 'ThinkPad X1 Carbon Gen 11', '21HMS0PQ00'],
] as const;
const MACS = [
  ['Apple', 'MacBook Pro', 'Mac15,6'],
  ['Apple', 'MacBook Air', 'Mac15,12'],
  ['Apple', 'MacBook Pro', 'Mac14,7'],
] as const;
const INTEL = ['8c:f8:c5', 'f8:5e:a0', '3c:21:9c', 'a8:41:f4', '10:a5:1d'];
const APPLE = ['f0:18:98', '14:7d:da', 'a4:83:e7', '3c:06:30', 'bc:d0:74'];
const UPPER = 'BCDFGHJKLMNPQRSTVWXYZ0123456789'.split('');

export function macWith(oui: string, name: string): string {
  const draw = random(`mac ${name}`);
  return `${oui}:${draw.hex(2)}:${draw.hex(2)}:${draw.hex(2)}`;
}

function serialOf(key: string, maker: string): string {
  const draw = random(`serial ${key}`);
  const tail = (length: number): string => Array.from({ length }, () => draw.pick(UPPER)).join('');
  if (maker === 'Apple') return tail(10);
  return maker === 'LENOVO' ? `PF${tail(6)}` : tail(7);
}

export function laptopOf(key: string, os: Os): Laptop {
  const draw = random(`laptop ${key}`);
  const [maker, model, productName] = os === 'windows' ? draw.pick(WINDOWS) : draw.pick(MACS);
  const serial = serialOf(key, maker);
  const chrome = '145.0.0.0';
  return {
    serial,
    maker,
    model,
    productName,
    os,
    host: os === 'windows' ? `TW-${serial}` : `TW-MAC-${serial.slice(-6)}`,
    osVersion:
      os === 'windows' ? draw.pick(['10.0.22631.4751', '10.0.26100.3194']) : draw.pick(['15.3', '15.3.1', '14.7.4']),
    mac: macWith(draw.pick(os === 'windows' ? INTEL : APPLE), `laptop ${key}`),
    wifiAdapter: os === 'windows' ? `{${draw.uuid().toUpperCase()}}` : 'en0',
    aadDeviceId: draw.uuid(),
    defenderId: hash(`defender ${key}`, 'sha1'),
    intuneId: draw.uuid(),
    oktaDeviceId: `guo${draw.token(17)}`,
    uuid: os === 'windows' ? draw.uuid() : draw.uuid().toUpperCase(),
    dtHash: hash(`device token ${key}`),
    fingerprint: hash(`fingerprint ${key}`, 'md5'),
    userAgent:
      os === 'windows'
        ? `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${chrome} Safari/537.36${draw.chance(0.4) ? ` Edg/${chrome}` : ''}`
        : `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${chrome} Safari/537.36`,
  };
}
