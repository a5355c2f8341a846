import { logEvent, type Occurrence } from './okta-event.ts';
import { WORKERS, type Worker } from './people.ts';
import { hash, random, type Random } from './random.ts';
import { phoneClient, routeOf, sideRoute, type Route } from './route.ts';
import { addDays, MINUTE, weekday } from './time.ts';
import { momentsOf, WORKDAYS, type Workday } from './workday.ts';
import { putLines, type Json } from './write.ts';

const APPS = [
  'Slack',
  'GitHub Enterprise Cloud',
  'Jira Cloud',
  'Confluence',
  'Zoom',
  'Figma',
  'Notion',
  'Workday',
  'Google Workspace',
  'AWS IAM Identity Center',
  'Datadog',
  'Salesforce',
];
/** Whose days are logged in full, and when. */
const CLOSE_UP = {
  workers: ['plain-1', 'plain-11', 'farm-1', 'supported-1', 'hub-2'],
  from: '2026-03-16',
  to: '2026-03-24',
};
/** People who got a new telephone within the quarter. */
const NEW_PHONES: Readonly<Record<string, string>> = {
  'kvm-1': '2026-01-08',
  'plain-2': '2026-01-20',
  'office-4': '2026-02-03',
  couple: '2026-02-10',
  'supported-3': '2026-02-24',
  'night-owl': '2026-03-04',
  'plain-5': '2026-03-13',
};
/** One telephone is used for both of these accounts. */
const TELEPHONE_OF: Readonly<Record<string, string>> = { 'kvm-2': 'kvm-1' };

function appOf(one: Worker, draw: Random): Json {
  const own = random(`apps ${one.department}`).shuffle(APPS).slice(0, 7);
  const name = draw.pick(own);
  return {
    id: `0oa${hash(`app ${name}`).slice(0, 17)}`,
    type: 'AppInstance',
    alternateId: name,
    displayName: name,
    detailEntry: { signOnModeType: name === 'Notion' ? 'OPENID_CONNECT' : 'SAML_2_0' },
  };
}

function enrolment(one: Worker): string {
  return `opf${hash(`okta verify ${one.key}`).slice(0, 17)}`;
}

const USER = (one: Worker): Json => ({
  id: one.oktaId,
  type: 'User',
  alternateId: one.email,
  displayName: one.name,
  detailEntry: null,
});

type Step = Omit<Occurrence, 'worker' | 'route' | 'session' | 'draw'>;

function factorSteps(one: Worker, at: number, draw: Random): Step[] {
  const verify = {
    id: enrolment(one),
    type: 'AuthenticatorEnrollment',
    alternateId: 'unknown',
    displayName: 'Okta Verify',
    detailEntry: null,
  };
  const push = draw.chance(0.6);
  const seconds = draw.int(6, 25);
  const steps: Step[] = push
    ? [{ eventType: 'system.push.send_factor_verify_push', at, uri: '/idp/idx/challenge', target: [verify] }]
    : [];
  steps.push({
    eventType: 'user.authentication.auth_via_mfa',
    at: at + seconds * 1000 + draw.int(0, 999),
    uri: push ? '/idp/idx/authenticators/poll' : '/idp/idx/authenticators/okta-verify/launch',
    factor: true,
    debug: {
      factor: push ? 'OKTA_VERIFY_PUSH' : 'SIGNED_NONCE',
      factorIntent: 'AUTHENTICATION',
      ...(push ? { pushOnlyResponseType: 'OV_RESPONSE_ALLOW' } : {}),
    },
    target: [
      USER(one),
      {
        ...verify,
        detailEntry: {
          methodTypeUsed: push ? 'Get a push notification' : 'Use Okta FastPass',
          methodUsedVerifiedProperties: push ? '[USER_PRESENCE]' : '[DEVICE_BOUND, PHISHING_RESISTANT, USER_PRESENCE]',
        },
      },
    ],
  });
  return steps;
}

function loginSteps(one: Worker, at: number, draw: Random, brief: boolean): Step[] {
  const steps: Step[] = [];
  if (draw.chance(0.04)) {
    steps.push({
      eventType: 'user.session.start',
      at: at - 20_000,
      uri: '/idp/idx/challenge/answer',
      outcome: { result: 'FAILURE', reason: 'INVALID_CREDENTIALS' },
    });
  }
  if (!brief) {
    steps.push({
      eventType: 'policy.evaluate_sign_on',
      at,
      uri: '/idp/idx/identify',
      outcome: { result: 'CHALLENGE', reason: 'Sign-on policy evaluation resulted in CHALLENGE' },
      target: [
        {
          id: '00p8fhkq2rT6m1XwL5d7',
          type: 'PolicyEntity',
          alternateId: 'unknown',
          displayName: 'Staff',
          detailEntry: { policyType: 'OktaSignOn' },
        },
        {
          id: '0pr8fhkq3bN9c4VzS5d7',
          type: 'PolicyRule',
          alternateId: '00p8fhkq2rT6m1XwL5d7',
          displayName: 'Two factors',
          detailEntry: null,
        },
      ],
    });
  }
  const factor = factorSteps(one, at + 2_100, draw);
  steps.push(...factor);
  const done = (factor.at(-1)?.at ?? at) + draw.int(80, 400);
  steps.push({ eventType: 'user.session.start', at: done, uri: '/idp/idx/authenticators/poll' });
  return steps;
}

function sso(one: Worker, at: number, draw: Random): Step {
  const app = appOf(one, draw);
  return {
    eventType: 'user.authentication.sso',
    at,
    uri: `/app/${hash(`uri ${JSON.stringify(app)}`).slice(0, 20)}/sso/saml`,
    debug: { initiationType: draw.chance(0.7) ? 'SP_INITIATED' : 'IDP_INITIATED', signOnMode: 'SAML 2.0' },
    target: [
      app,
      {
        id: `0ua${hash(`${one.oktaId} ${JSON.stringify(app)}`).slice(0, 17)}`,
        type: 'AppUser',
        alternateId: one.email,
        displayName: one.name,
        detailEntry: null,
      },
    ],
  };
}

function enrolmentSteps(one: Worker, at: number, phoneOnly: boolean): Step[] {
  const holder = TELEPHONE_OF[one.key] ?? one.key;
  const phone = phoneClient(WORKERS.find((other) => other.key === holder) ?? one);
  const phoneId = `guo${random(`telephone ${holder}`).token(17)}`;
  const apple = phone.system.startsWith('iOS');
  const name = apple
    ? random(`handset ${holder}`).pick(['iPhone', 'iPhone 15', 'iPhone 16'])
    : random(`handset ${holder}`).pick(['Pixel 8', 'SM-S921B', 'Pixel 7a']);
  const target = (id: string, display: string, platform: string): Json => [
    {
      id,
      type: 'Device',
      alternateId: id,
      displayName: display,
      detailEntry: { oktaDeviceId: id, devicePlatform: platform },
    },
    USER(one),
  ];
  const steps: Step[] = [
    {
      eventType: 'device.enrollment.create',
      at,
      uri: '/idp/authenticators',
      target: target(phoneId, name, apple ? 'IOS' : 'ANDROID'),
    },
    {
      eventType: 'device.user.add',
      at: at + 640,
      uri: '/idp/authenticators',
      target: target(phoneId, name, apple ? 'IOS' : 'ANDROID'),
    },
    {
      eventType: 'user.mfa.factor.activate',
      at: at + 1_370,
      uri: '/idp/idx/challenge/poll',
      debug: { factor: 'OKTA_VERIFY_PUSH' },
      target: [
        USER(one),
        {
          id: enrolment(one),
          type: 'AuthenticatorEnrollment',
          alternateId: 'unknown',
          displayName: 'Okta Verify',
          detailEntry: null,
        },
      ],
    },
  ];
  if (!phoneOnly) {
    const { laptop } = one;
    steps.push({
      eventType: 'device.user.add',
      at: at + 11 * MINUTE,
      uri: '/idp/authenticators',
      target: target(laptop.oktaDeviceId, laptop.host, laptop.os === 'windows' ? 'WINDOWS' : 'MACOS'),
    });
  }
  return steps;
}

function stepsOf(workday: Workday, fresh: boolean): Step[] {
  const one = workday.worker;
  const draw = random(`okta ${one.key} ${workday.day}`);
  const close = CLOSE_UP.workers.includes(one.key) && workday.day >= CLOSE_UP.from && workday.day <= CLOSE_UP.to;
  const steps: Step[] = [];
  const [first = workday.from, ...later] = momentsOf(
    workday,
    'okta',
    close ? draw.int(11, 17) : draw.chance(0.05) ? 2 : 1,
  );
  if (fresh || close) steps.push(...loginSteps(one, first, draw, !close));
  if (close || draw.chance(fresh ? 0.4 : 0.85)) steps.push(sso(one, first + 40_000, draw));
  for (const at of later) steps.push(sso(one, at, draw));
  if (close && draw.chance(0.4)) steps.push({ eventType: 'user.session.end', at: workday.to, uri: '/login/signout' });
  return steps;
}

export function writeOkta(): void {
  const events: { at: number; record: Json }[] = [];
  const weeks = new Set<string>();
  const begun = new Set<string>();
  const add = (one: Worker, route: Route, session: string, step: Step): void => {
    events.push({
      at: step.at,
      record: logEvent({
        ...step,
        worker: one,
        route,
        session,
        draw: random(`okta event ${one.key} ${step.eventType} ${step.at}`),
      }),
    });
  };
  for (const workday of WORKDAYS) {
    const one = workday.worker;
    const monday = addDays(workday.day, -((weekday(workday.day) + 6) % 7));
    const session = `idx${random(`session ${one.key} ${monday}`).token(22)}`;
    const fresh = !weeks.has(`${one.key} ${monday}`);
    weeks.add(`${one.key} ${monday}`);
    const enrol = !begun.has(one.key) && one.start >= '2026-01-05';
    begun.add(one.key);
    const at = workday.from + 25 * MINUTE;
    if (enrol || NEW_PHONES[one.key] === workday.day)
      for (const step of enrolmentSteps(one, at, !enrol)) add(one, routeOf(workday, at), session, step);
    for (const step of stepsOf(workday, fresh)) add(one, routeOf(workday, step.at), session, step);
    if (one.part === 'relocated' && workday.stay.address === routeOf(workday, workday.from + 5 * 60 * MINUTE).address) {
      const leak = workday.from + 5 * 60 * MINUTE;
      add(one, routeOf(workday, leak), session, sso(one, leak, random('leak')));
      add(one, routeOf(workday, workday.to), session, sso(one, workday.to - MINUTE, random('after leak')));
    }
    const side = sideRoute(workday);
    if (side === undefined) continue;
    const other = `idx${random(`side session ${one.key} ${workday.day}`).token(22)}`;
    const moment = momentsOf(workday, 'side', 1)[0] ?? workday.from;
    for (const step of side.client.kind === 'phone'
      ? [sso(one, moment, random(`side ${moment}`))]
      : [
          ...loginSteps(one, moment, random(`side ${moment}`), true),
          sso(one, moment + 90_000, random(`side app ${moment}`)),
        ])
      add(one, side, other, step);
  }
  events.sort((a, b) => a.at - b.at);
  for (const month of ['2026-01', '2026-02', '2026-03']) {
    putLines(
      `okta/system-log-${month}.ndjson.gz`,
      events.filter(({ at }) => new Date(at).toISOString().startsWith(month)).map(({ record }) => record),
    );
  }
}
