import type { Dataset } from '../../model/source.ts';

const DEVICE = `coalesce(nullif("azureADDeviceId", ''), nullif("azureActiveDirectoryDeviceId", ''))`;
/** Graph writes a device without an Entra object as a row of zeros. */
const NO_DEVICE = '00000000-0000-0000-0000-000000000000';

const STATE = {
  account_id: 'account_id',
  device_key: 'device_key',
  host: 'host',
  serial: 'serial',
  model: 'model',
  os: 'os',
  managed: 'managed',
  compliant: 'compliant',
  enrolled_at: 'enrolled_at',
};

export const managedDevices: Dataset = {
  id: 'intune_managed_devices',
  title: 'Intune managed devices (Graph)',
  documentation: 'https://learn.microsoft.com/en-us/graph/api/resources/intune-devices-manageddevice',
  recognise: { required: ['id', 'deviceName', 'lastSyncDateTime', 'managedDeviceOwnerType|ownerType|complianceState'] },
  fields: {
    id: 'VARCHAR',
    deviceName: 'VARCHAR',
    userPrincipalName: 'VARCHAR',
    emailAddress: 'VARCHAR',
    serialNumber: 'VARCHAR',
    azureADDeviceId: 'VARCHAR',
    azureActiveDirectoryDeviceId: 'VARCHAR',
    enrolledDateTime: 'VARCHAR',
    lastSyncDateTime: 'VARCHAR',
    complianceState: 'VARCHAR',
    managementState: 'VARCHAR',
    model: 'VARCHAR',
    manufacturer: 'VARCHAR',
    operatingSystem: 'VARCHAR',
    osVersion: 'VARCHAR',
    wiFiMacAddress: 'VARCHAR',
    ethernetMacAddress: 'VARCHAR',
    hardwareInformation: { ipAddressV4: 'VARCHAR', wiredIPv4Addresses: 'JSON' },
  },
  ignored: [
    '@odata.type', '@odata.id', '@odata.editLink', 'hardwareInformation', 'userId', 'userDisplayName', 'managedDeviceName',
    'ownerType', 'managedDeviceOwnerType', 'deviceActionResults', 'chassisType', 'deviceType', 'jailBroken', 'managementAgent',
    'easActivated', 'easDeviceId', 'easActivationDateTime', 'aadRegistered', 'azureADRegistered', 'deviceEnrollmentType',
    'lostModeState', 'activationLockBypassCode', 'deviceRegistrationState', 'deviceCategoryDisplayName', 'deviceCategory',
    'isSupervised', 'exchangeLastSuccessfulSyncDateTime', 'exchangeAccessState', 'exchangeAccessStateReason',
    'remoteAssistanceSessionUrl', 'remoteAssistanceSessionErrorDetails', 'isEncrypted', 'imei', 'meid', 'iccid', 'udid',
    'complianceGracePeriodExpirationDateTime', 'phoneNumber', 'androidSecurityPatchLevel', 'subscriberCarrier',
    'configurationManagerClientEnabledFeatures', 'configurationManagerClientHealthState', 'configurationManagerClientInformation',
    'deviceHealthAttestationState', 'totalStorageSpaceInBytes', 'freeStorageSpaceInBytes', 'physicalMemoryInBytes',
    'partnerReportedThreatState', 'retireAfterDateTime', 'usersLoggedOn', 'preferMdmOverGroupPolicyAppliedDateTime',
    'autopilotEnrolled', 'requireUserEnrollmentApproval', 'managementCertificateExpirationDate', 'roleScopeTagIds',
    'windowsActiveMalwareCount', 'windowsRemediatedMalwareCount', 'notes', 'processorArchitecture', 'specificationVersion',
    'joinType', 'skuFamily', 'skuNumber', 'managementFeatures', 'chromeOSDeviceInfo', 'enrollmentProfileName',
    'bootstrapTokenEscrowed', 'deviceFirmwareConfigurationInterfaceManaged', 'deviceIdentityAttestationDetail',
    'deviceCompliancePolicyStates', 'deviceConfigurationStates', 'users', 'logCollectionRequests', 'windowsProtectionState',
    'detectedApps', 'cloudPcRemoteActionResults', 'securityBaselineStates', 'managedDeviceMobileAppConfigurationStates',
    'assignmentFilterEvaluationStatusDetails', 'supplementalDeviceDetails', 'isRegistered', 'emailAddresses',
  ],
  stage: {
    event_id: `CASE WHEN "id" IS NOT NULL THEN stable_id(concat_ws('|', 'intune', lower("id"), substr("lastSyncDateTime", 1, 19))) END`,
    occurred_at: 'to_timestamp_utc("lastSyncDateTime")',
    account_id: `lower(coalesce(nullif("userPrincipalName", ''), nullif("emailAddress", '')))`,
    device_key: `nullif(lower(${DEVICE}), '${NO_DEVICE}')`,
    host: `short_host(nullif("deviceName", ''))`,
    // Machines without a serial say so in words.
    serial: `CASE WHEN lower("serialNumber") NOT IN ('', '0', 'none', 'unknown', 'default string', 'system serial number', 'to be filled by o.e.m.') THEN upper(trim("serialNumber")) END`,
    model: `nullif(concat_ws(' ', nullif("manufacturer", ''), nullif("model", '')), '')`,
    os: `nullif(concat_ws(' ', nullif("operatingSystem", ''), nullif("osVersion", '')), '')`,
    managed: `coalesce("managementState", 'managed') NOT IN ('discovered', 'retireIssued', 'wipeIssued', 'deletePending')`,
    compliant: `CASE "complianceState" WHEN 'compliant' THEN true WHEN 'noncompliant' THEN false WHEN 'inGracePeriod' THEN false END`,
    enrolled_at: `CASE WHEN substr("enrolledDateTime", 1, 4) <> '0001' THEN to_timestamp_utc("enrolledDateTime") END`,
    wifi_mac: 'mac("wiFiMacAddress")',
    wired_mac: 'mac("ethernetMacAddress")',
    wifi_address: `nullif("hardwareInformation"."ipAddressV4", '')`,
    wired_address: `json_text("hardwareInformation"."wiredIPv4Addresses", '$[0]')`,
  },
  emit: {
    device_state: [
      {
        columns: {
          ...STATE,
          mac: `nullif(coalesce(wifi_mac, wired_mac), '00:00:00:00:00:00')`,
          adapter: `CASE WHEN wifi_mac IS NOT NULL THEN 'wifi' WHEN wired_mac IS NOT NULL THEN 'ethernet' END`,
          local_address: 'coalesce(wifi_address, wired_address)',
        },
      },
      {
        where: `wired_mac <> wifi_mac AND wired_mac <> '00:00:00:00:00:00'`,
        columns: { ...STATE, mac: 'wired_mac', adapter: `'ethernet'`, local_address: 'wired_address' },
      },
    ],
  },
};
