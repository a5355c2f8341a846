import type { Worker } from './people.ts';
import { WORKERS, worker } from './people.ts';
import { random, type Random } from './random.ts';
import { routeOf, sideRoute, type Route } from './route.ts';
import { iso, MINUTE, ticks } from './time.ts';
import { momentsOf, TRIP, WORKDAYS } from './workday.ts';
import { put, type Json } from './write.ts';

export const TENANT = '7c1f0b8e-53a4-4c2d-9f6e-18d2a90b4c71';
const APPS = [
  [
    'Microsoft Teams',
    '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
    'Microsoft Teams Services',
    'cc15fd57-2c6c-4117-a88c-83b1d56b4bbe',
    true,
  ],
  [
    'Outlook',
    '5d661950-3475-41cd-a2c3-d671a3162bc1',
    'Office 365 Exchange Online',
    '00000002-0000-0ff1-ce00-000000000000',
    true,
  ],
  [
    'Office 365 SharePoint Online',
    '00000003-0000-0ff1-ce00-000000000000',
    'Office 365 SharePoint Online',
    '00000003-0000-0ff1-ce00-000000000000',
    false,
  ],
  ['OfficeHome', '4765445b-32c6-49b0-83e6-1d93765276ca', 'OfficeHome', '4765445b-32c6-49b0-83e6-1d93765276ca', false],
  [
    'Microsoft Office',
    'd3590ed6-52b3-4102-aeff-aad2292ab01c',
    'Microsoft Graph',
    '00000003-0000-0000-c000-000000000000',
    true,
  ],
] as const;

function location(route: Route): Json {
  return {
    city: route.range.city,
    state: route.range.region,
    countryOrRegion: route.range.country,
    geoCoordinates: { altitude: null, latitude: route.range.latitude, longitude: route.range.longitude },
  };
}

function device(one: Worker, route: Route, rich: boolean): Json {
  const { client } = route;
  const browser = rich
    ? ''
    : `${client.browser === 'EDGE' ? 'Edge' : client.browser === 'SAFARI' ? 'Safari' : 'Chrome'} ${client.browser === 'SAFARI' ? '18.3' : '145.0.0'}`;
  if (client.kind !== 'laptop') {
    const system = client.system.startsWith('iOS')
      ? 'Ios 18.3.1'
      : client.system.startsWith('Android')
        ? 'Android 15'
        : 'Windows10';
    return {
      deviceId: '',
      displayName: '',
      operatingSystem: system,
      browser,
      isCompliant: false,
      isManaged: false,
      trustType: '',
    };
  }
  return {
    deviceId: one.laptop.aadDeviceId,
    displayName: one.laptop.host,
    operatingSystem: one.os === 'windows' ? 'Windows10' : 'MacOs',
    browser,
    isCompliant: true,
    isManaged: true,
    trustType: one.os === 'windows' ? 'Azure AD joined' : 'Azure AD registered',
  };
}

function signIn(one: Worker, at: number, route: Route, draw: Random): Json {
  const [app, appId, resource, resourceId, desktop] = draw.pick(APPS);
  const rich = desktop && route.client.kind === 'laptop' && draw.chance(0.6);
  const wrong = draw.chance(0.015);
  const anonymous = route.tunnel !== '' && one.part !== 'vpn-habit' && one.part !== 'relay' && draw.chance(0.3);
  return {
    id: draw.uuid(),
    createdDateTime: iso(Math.floor(at / 1000) * 1000),
    userDisplayName: one.name,
    userPrincipalName: one.email,
    userId: one.objectId,
    appId,
    appDisplayName: app,
    ipAddress: route.address,
    clientAppUsed: rich ? 'Mobile Apps and Desktop clients' : 'Browser',
    correlationId: draw.uuid(),
    conditionalAccessStatus: wrong ? 'notApplied' : 'success',
    isInteractive: true,
    riskDetail: 'none',
    riskLevelAggregated: anonymous ? 'low' : 'none',
    riskLevelDuringSignIn: anonymous ? 'low' : 'none',
    riskState: anonymous ? 'atRisk' : 'none',
    riskEventTypes: anonymous ? ['anonymizedIPAddress'] : [],
    riskEventTypes_v2: anonymous ? ['anonymizedIPAddress'] : [],
    resourceDisplayName: resource,
    resourceId,
    status: wrong
      ? {
          errorCode: 50126,
          failureReason: 'Error validating credentials due to invalid username or password.',
          additionalDetails: null,
        }
      : { errorCode: 0, failureReason: 'Other.', additionalDetails: 'MFA requirement satisfied by claim in the token' },
    deviceDetail: device(one, route, rich),
    location: location(route),
    appliedConditionalAccessPolicies: wrong
      ? []
      : [
          {
            id: '0b7a4f1d-6f0e-4d55-8f9c-2e6a17c3d440',
            displayName: 'Require MFA for staff',
            enforcedGrantControls: ['Mfa'],
            enforcedSessionControls: [],
            result: 'success',
          },
        ],
  };
}

function page(of: string, value: readonly Json[]): string {
  return JSON.stringify({ '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#${of}`, value });
}

function riskDetection(
  key: string,
  at: number,
  route: Route,
  kind: string,
  level: string,
  state: string,
  detail: string,
): Json {
  const one = worker(key);
  const draw = random(`risk ${key} ${kind} ${at}`);
  const id = draw.hex(64);
  return {
    id,
    requestId: draw.uuid(),
    correlationId: draw.uuid(),
    riskEventType: kind,
    riskState: state,
    riskLevel: level,
    riskDetail: detail,
    source: 'IdentityProtection',
    detectionTimingType: kind === 'anonymizedIPAddress' ? 'realtime' : 'offline',
    activity: 'signin',
    tokenIssuerType: 'AzureAD',
    ipAddress: route.address,
    location: location(route),
    activityDateTime: ticks(at, draw.int(0, 9999)),
    detectedDateTime: ticks(at + 47 * MINUTE, draw.int(0, 9999)),
    lastUpdatedDateTime: ticks(at + 52 * MINUTE, draw.int(0, 9999)),
    userId: one.objectId,
    userDisplayName: one.name,
    userPrincipalName: one.email,
    additionalInfo: JSON.stringify([{ Key: 'userAgent', Value: route.client.userAgent }]),
  };
}

function risks(): Json[] {
  const list: Json[] = [];
  const trip = WORKDAYS.find(({ worker: one, day }) => one.key === 'traveller' && day > TRIP.from);
  if (trip !== undefined)
    list.push(
      riskDetection(
        'traveller',
        trip.from,
        routeOf(trip, trip.from),
        'unlikelyTravel',
        'medium',
        'dismissed',
        'adminDismissedAllRiskForUser',
      ),
    );
  for (const key of ['vpn-habit', 'farm-1', 'farm-2', 'relocated']) {
    const anonymous = WORKDAYS.filter(({ worker: one }) => one.key === key)
      .map((workday) => ({ workday, route: sideRoute(workday) ?? routeOf(workday, workday.from) }))
      .filter(({ route }) => route.tunnel !== '');
    for (const { workday, route } of [anonymous[4], anonymous[19]].filter((found) => found !== undefined)) {
      list.push(
        riskDetection(
          key,
          workday.from + 9 * MINUTE,
          route,
          'anonymizedIPAddress',
          'low',
          key === 'vpn-habit' ? 'dismissed' : 'atRisk',
          key === 'vpn-habit' ? 'adminConfirmedSigninSafe' : 'none',
        ),
      );
    }
  }
  const plain = WORKDAYS.find(({ worker: one, day }) => one.key === 'plain-5' && day > '2026-03-12');
  if (plain !== undefined)
    list.push(
      riskDetection(
        'plain-5',
        plain.from,
        routeOf(plain, plain.from),
        'unfamiliarFeatures',
        'low',
        'remediated',
        'userPassedMFADrivenByRiskBasedPolicy',
      ),
    );
  return list;
}

function audits(): Json[] {
  const admin = worker('it-support');
  return WORKERS.filter((one) => one.start >= '2026-01-05').flatMap((one) => {
    const at = (WORKDAYS.find(({ worker: other }) => other.id === one.id)?.from ?? 0) + 31 * MINUTE;
    const entry = (
      activity: string,
      category: string,
      operation: string,
      by: Worker,
      service: string,
      minute: number,
    ): Json => {
      const draw = random(`audit ${one.key} ${activity}`);
      return {
        id: `${service === 'Core Directory' ? 'Directory' : 'IDM'}_${draw.uuid()}_${draw.token(5).toUpperCase()}_${draw.digits(8)}`,
        category,
        correlationId: draw.uuid(),
        result: 'success',
        resultReason:
          service === 'Core Directory' ? '' : 'User registered Authenticator App with Notification and Code',
        activityDisplayName: activity,
        activityDateTime: ticks(at + minute * MINUTE, draw.int(0, 9999)),
        loggedByService: service,
        operationType: operation,
        initiatedBy: {
          app: null,
          user: {
            id: by.objectId,
            displayName: by === one ? one.name : null,
            userPrincipalName: by.email,
            ipAddress:
              by === one
                ? (WORKDAYS.find(({ worker: other }) => other.id === one.id)?.stay.address ?? '')
                : '192.0.2.18',
          },
        },
        targetResources: [
          {
            id: one.objectId,
            displayName: one.name,
            type: 'User',
            userPrincipalName: one.email,
            groupType: null,
            modifiedProperties: [],
          },
        ],
        additionalDetails: [],
      };
    };
    return [
      entry('Add user', 'UserManagement', 'Add', admin, 'Core Directory', -3 * 24 * 60),
      entry('User registered security info', 'UserManagement', 'Add', one, 'Authentication Methods', 2),
    ];
  });
}

export function writeEntra(): void {
  const list: { at: number; record: Json }[] = [];
  for (const workday of WORKDAYS) {
    const one = workday.worker;
    const draw = random(`entra ${one.key} ${workday.day}`);
    if (!draw.chance(0.42)) continue;
    const at = momentsOf(workday, 'entra', 1)[0] ?? workday.from;
    const side = sideRoute(workday);
    const route = side !== undefined && draw.chance(0.35) ? side : routeOf(workday, at);
    list.push({ at, record: signIn(one, at, route, draw) });
  }
  list.sort((a, b) => b.at - a.at);
  put(
    'entra/signins.json.gz',
    page(
      'auditLogs/signIns',
      list.map(({ record }) => record),
    ),
  );
  put('entra/riskdetections.json', page('identityProtection/riskDetections', risks()));
  put('entra/directoryaudits.json', page('auditLogs/directoryAudits', audits()));
}
