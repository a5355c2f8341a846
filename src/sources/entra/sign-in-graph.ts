import type { Dataset } from '../../model/source.ts';
import { SIGN_IN_FIELDS, SIGN_IN_IGNORED, signInRaw } from './sign-in-fields.ts';
import { SIGN_IN_EMIT } from './sign-in-emit.ts';
import { signInStage } from './sign-in.ts';

/** Microsoft Graph pages and the portal's JSON downloads, which contain the same objects. */
export const signInGraph: Dataset = {
  id: 'entra_sign_in',
  title: 'Entra ID sign-ins (Microsoft Graph, portal JSON)',
  documentation: 'https://learn.microsoft.com/graph/api/resources/signin?view=graph-rest-beta',
  recognise: {
    required: [
      'id',
      'createdDateTime',
      'ipAddress',
      'status',
      'appDisplayName|servicePrincipalName|resourceDisplayName',
      'userPrincipalName|servicePrincipalId',
    ],
    absent: ['category', 'properties', 'riskEventType'],
  },
  fields: SIGN_IN_FIELDS,
  ignored: SIGN_IN_IGNORED,
  stage: signInStage(signInRaw('')),
  emit: SIGN_IN_EMIT,
};
