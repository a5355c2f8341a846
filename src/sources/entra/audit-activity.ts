import { oneOf } from './expression.ts';

/**
 * What the vendor's activities mean, by their names in lower case.
 * https://learn.microsoft.com/entra/identity/monitoring-health/reference-audit-activities
 */
const ACTIVITIES: Readonly<Record<string, readonly string[]>> = {
  factor_enrolled: [
    'user registered security info',
    'user registered all required security info',
    'user updated security info',
    'admin registered security info',
    'admin updated security info',
    'add fido2 security key',
    'add passkey (device-bound)',
    'add passwordless phone sign-in credential',
    'add windows hello for business credential',
    'add platform credential',
    'assign hardware oath token',
    'create temporary access pass',
  ],
  factor_removed: [
    'user deleted security info',
    'admin deleted security info',
    'delete fido2 security key',
    'delete passkey (device-bound)',
    'delete passwordless phone sign-in credential',
    'delete windows hello for business credential',
    'delete platform credential',
    'delete hardware oath token',
    'disable strong authentication',
  ],
  password_reset: [
    'reset user password',
    'change user password',
    'reset password (by admin)',
    'reset password (self-service)',
    'change password (self-service)',
    'set force change user password',
  ],
  grant_added: [
    'add member to role',
    'add eligible member to role',
    'add scoped member to role',
    'add member to role completed (pim activation)',
    'add member to role in pim completed (permanent)',
    'add member to role in pim completed (timebound)',
    'add eligible member to role in pim completed (permanent)',
    'add eligible member to role in pim completed (timebound)',
    'add member to group',
    'add owner to group',
    'add owner to application',
    'add owner to service principal',
    'consent to application',
    'add app role assignment grant to user',
    'add app role assignment to group',
    'add app role assignment to service principal',
    'add delegated permission grant',
    'add oauth2permissiongrant',
  ],
  grant_removed: [
    'remove member from role',
    'remove eligible member from role',
    'remove scoped member from role',
    'remove member from role completed (pim deactivate)',
    'remove member from role (pim activation expired)',
    'remove member from group',
    'remove owner from group',
    'remove owner from application',
    'remove owner from service principal',
    'remove app role assignment from user',
    'remove app role assignment from group',
    'remove app role assignment from service principal',
    'remove delegated permission grant',
    'remove oauth2permissiongrant',
    'revoke consent',
  ],
  token_created: [
    'add service principal credentials',
    'add application credentials',
    'update application – certificates and secrets management',
  ],
  account_created: ['add user', 'invite external user', 'create user'],
  account_suspended: ['disable account', 'delete user', 'hard delete user'],
};

/** Activities about a device: registration, joining, owners. */
export const ABOUT_DEVICE = `regexp_like(activity, '(^| )(device|devices)( |$)')`;

/** The change of a staged row; an update of a user is classified by the properties that it changed. */
export function changeSql(update: {
  readonly authenticator: string;
  readonly contact: string;
  readonly touchesFactors: string;
}): string {
  const named = Object.entries(ACTIVITIES).map(
    ([change, activities]) => `WHEN activity IN (${oneOf(activities)}) THEN '${change}'`,
  );
  return `CASE ${named.join(' ')}
    WHEN activity LIKE 'update user%' THEN coalesce(${update.authenticator}, ${update.contact}, CASE WHEN ${update.touchesFactors} THEN 'other' ELSE 'profile_edited' END)
    ELSE 'other' END`;
}
