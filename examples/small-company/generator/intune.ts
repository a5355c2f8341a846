import { WORKERS, type Worker } from './people.ts';
import { random } from './random.ts';
import { DAY, HOUR, local, MINUTE, ms, ticks } from './time.ts';
import { RELOCATED, WORKDAYS } from './workday.ts';
import { put, type Json } from './write.ts';

/** When device management first saw the laptop. */
export function enrolledAt(one: Worker): number {
  if (one.part === 'relocated')
    return (
      (WORKDAYS.find(({ worker: other, day }) => other === one && day === RELOCATED.firstBoot)?.from ??
        ms(RELOCATED.firstBoot)) -
      40 * MINUTE
    );
  const first = WORKDAYS.find(({ worker: other }) => other === one);
  if (one.start >= '2026-01-05' && first !== undefined)
    return first.from - random(`enrolled ${one.key}`).int(12, 45) * MINUTE;
  return local(one.start, 9 * 60 + random(`enrolled ${one.key}`).int(0, 50), one.range.zone);
}

function device(one: Worker): Json {
  const { laptop } = one;
  const draw = random(`intune ${one.key}`);
  const windows = one.os === 'windows';
  const last = WORKDAYS.filter(({ worker: other }) => other === one).at(-1)?.to ?? ms('2026-03-31');
  const enrolled = enrolledAt(one);
  return {
    id: laptop.intuneId,
    userId: one.objectId,
    deviceName: laptop.host,
    managedDeviceOwnerType: 'company',
    enrolledDateTime: ticks(Math.floor(enrolled / 1000) * 1000, draw.int(1, 9999)),
    lastSyncDateTime: ticks(last - draw.int(0, 5 * HOUR), draw.int(1, 9999)),
    operatingSystem: windows ? 'Windows' : 'macOS',
    complianceState: 'compliant',
    jailBroken: 'Unknown',
    managementAgent: 'mdm',
    osVersion: windows ? laptop.osVersion : `${laptop.osVersion} (24D60)`,
    easActivated: false,
    easDeviceId: '',
    easActivationDateTime: '0001-01-01T00:00:00Z',
    azureADRegistered: true,
    deviceEnrollmentType: windows ? 'windowsAzureADJoin' : 'appleBulkWithUser',
    activationLockBypassCode: null,
    emailAddress: one.email,
    azureADDeviceId: laptop.aadDeviceId,
    deviceRegistrationState: 'registered',
    deviceCategoryDisplayName: 'Unknown',
    isSupervised: !windows,
    exchangeLastSuccessfulSyncDateTime: '0001-01-01T00:00:00Z',
    exchangeAccessState: 'none',
    exchangeAccessStateReason: 'none',
    remoteAssistanceSessionUrl: null,
    remoteAssistanceSessionErrorDetails: null,
    isEncrypted: true,
    userPrincipalName: one.email,
    model: windows ? laptop.model : laptop.productName,
    manufacturer: laptop.maker,
    imei: '',
    complianceGracePeriodExpirationDateTime: '9999-12-31T23:59:59Z',
    serialNumber: laptop.serial,
    phoneNumber: '',
    androidSecurityPatchLevel: '',
    userDisplayName: one.name,
    configurationManagerClientEnabledFeatures: null,
    wiFiMacAddress: laptop.mac.replaceAll(':', '').toUpperCase(),
    deviceHealthAttestationState: null,
    subscriberCarrier: '',
    meid: '',
    totalStorageSpaceInBytes: draw.pick([511_101_108_224, 494_384_795_648, 1_022_202_216_448]),
    freeStorageSpaceInBytes: draw.int(90, 400) * 1_073_741_824,
    managedDeviceName: `${one.login}_${windows ? 'Windows' : 'MacMDM'}_${new Date(enrolled).toLocaleDateString('en-US', { timeZone: 'UTC' })}_${new Date(enrolled).toISOString().slice(11, 16)}`,
    partnerReportedThreatState: 'secured',
    requireUserEnrollmentApproval: null,
    managementCertificateExpirationDate: ticks(enrolled + 365 * DAY, 0),
    iccid: null,
    udid: windows ? null : laptop.uuid,
    notes: null,
    ethernetMacAddress: null,
    physicalMemoryInBytes: 0,
    enrollmentProfileName: windows ? 'Staff Autopilot' : 'Staff Macs',
    deviceActionResults: [],
  };
}

export function writeIntune(): void {
  const order = [...WORKERS].sort((a, b) => a.laptop.intuneId.localeCompare(b.laptop.intuneId));
  put(
    'intune/managedDevices.json',
    JSON.stringify({
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#deviceManagement/managedDevices',
      '@odata.count': order.length,
      value: order.map(device),
    }),
  );
}
