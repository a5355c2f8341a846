import { constant, object, text } from '../json.ts';
import { OCSF_CLASS, type Mapping } from '../mapping.ts';
import { actor, authFactors, email, requiredUser, sourceEndpoint, status, userAgent } from '../part.ts';

export const mapping: Mapping = {
  table: 'account_change',
  class: OCSF_CLASS.accountChange,
  activity: [
    { id: 1, caption: 'Create', where: `change = 'account_created'` },
    { id: 4, caption: 'Password Reset', where: `change = 'password_reset'` },
    { id: 5, caption: 'Disable', where: `change = 'account_suspended'` },
    { id: 10, caption: 'MFA Factor Enable', where: `change = 'factor_enrolled'` },
    { id: 11, caption: 'MFA Factor Disable', where: `change IN ('factor_removed', 'factor_reset')` },
    { id: 99, caption: 'Other', name: `coalesce(change, 'other')` },
  ],
  eventCode: 'event_type',
  attributes: {
    ...status(),
    message: text('detail'),
    user: requiredUser({ phone_number: text('phone') }),
    actor: actor('actor_id'),
    src_endpoint: sourceEndpoint(),
    auth_factors: authFactors(
      {
        phone_number: text('phone'),
        email_addr: email('email'),
        device: object({ type_id: constant(0), uid: text('factor_device'), name: text('factor_device_name') }),
      },
      ['factor_device', 'factor_device_name'],
    ),
    http_request: userAgent(),
  },
  unmapped: ['change', 'factor', 'email'],
};
