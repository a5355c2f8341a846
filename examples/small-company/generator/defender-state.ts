import { initiator, localName, publish, type Record } from './defender-record.ts';
import { localAddress } from './network.ts';
import { SERVICES_EXE, type Program } from './programs.ts';
import { random } from './random.ts';
import { MINUTE } from './time.ts';
import type { Workday } from './workday.ts';

export function deviceInfo(workday: Workday): Record {
  const one = workday.worker;
  const { laptop } = one;
  const windows = one.os === 'windows';
  return publish('DeviceInfo', one, workday.from + random(`info ${one.key} ${workday.day}`).int(2, 50) * MINUTE, {
    ClientVersion: windows ? '10.8760.26100.3194' : '20.126012.16.0',
    PublicIP: workday.stay.address,
    OSArchitecture: '64-bit',
    OSPlatform: windows ? 'Windows11' : 'macOS',
    OSBuild: windows ? Number(laptop.osVersion.split('.')[2]) : null,
    IsAzureADJoined: windows,
    LoggedOnUsers: JSON.stringify([
      windows ? { UserName: localName(one), DomainName: 'AzureAD', Sid: one.sid } : { UserName: localName(one) },
    ]),
    RegistryDeviceTag: windows ? '' : 'mac',
    OSVersion: windows ? '10.0' : laptop.osVersion,
    AdditionalFields: null,
    AadDeviceId: laptop.aadDeviceId,
    MergedDeviceIds: '',
    MergedToDeviceId: '',
    Vendor: laptop.maker,
    Model: windows ? laptop.model : laptop.productName,
    OnboardingStatus: 'Onboarded',
    DeviceCategory: 'Endpoint',
    DeviceType: 'Workstation',
    DeviceSubtype: 'Workstation',
    OSVersionInfo: windows ? (laptop.osVersion.includes('26100') ? '24H2' : '23H2') : '',
    OSDistribution: windows ? 'Windows11' : 'macOS',
    JoinType: windows ? 'AAD Joined' : 'AAD Registered',
    SensorHealthState: 'Active',
    IsInternetFacing: null,
    IsExcluded: false,
    ExclusionReason: null,
    ExposureLevel: 'Low',
    AssetValue: null,
    DeviceDynamicTags: null,
    MitigationStatus: null,
    DeviceManualTags: null,
    HardwareUuid: laptop.uuid.toLowerCase(),
    AzureVmId: null,
    AzureVmSubscriptionId: null,
    CloudPlatforms: null,
    HostDeviceId: null,
    ConnectivityType: 'Streamlined',
    AwsResourceName: null,
    GcpFullResourceName: null,
    AzureResourceId: null,
    IsTransient: false,
    OsBuildRevision: windows ? Number(laptop.osVersion.split('.')[3]) : null,
  });
}

export function networkInfo(workday: Workday): Record {
  const one = workday.worker;
  const { lan } = workday.stay;
  const address = localAddress(one, lan);
  return publish(
    'DeviceNetworkInfo',
    one,
    workday.from + random(`network info ${one.key} ${workday.day}`).int(3, 60) * MINUTE,
    {
      NetworkAdapterName: one.laptop.wifiAdapter,
      MacAddress:
        one.os === 'windows'
          ? one.laptop.mac.replaceAll(':', '').toUpperCase()
          : one.laptop.mac.replaceAll(':', '-').toUpperCase(),
      NetworkAdapterType: 'Wireless80211',
      NetworkAdapterStatus: 'Up',
      TunnelType: 'None',
      ConnectedNetworks: JSON.stringify([
        {
          Name: lan.ssid,
          Description: lan.ssid,
          IsConnectedToInternet: true,
          Category: workday.stay.site === 'office' ? 'Private' : 'Public',
        },
      ]),
      DnsAddresses: JSON.stringify([lan.gateway]),
      DefaultGateways: JSON.stringify([lan.gateway]),
      IPv4Dhcp: lan.gateway,
      IPv6Dhcp: null,
      IPAddresses: JSON.stringify([
        { IPAddress: address, SubnetPrefix: 24, AddressType: 'Private' },
        {
          IPAddress: `fe80::${random(`link ${one.key}`).hex(4)}:${random(`link b ${one.key}`).hex(4)}:fe1c:2a77`,
          SubnetPrefix: 64,
          AddressType: 'Private',
        },
      ]),
      NetworkAdapterVendor: null,
    },
  );
}

export function logon(workday: Workday): Record {
  const one = workday.worker;
  const at = workday.from - 90_000;
  const windows = one.os === 'windows';
  const winlogon: Program = {
    ...SERVICES_EXE,
    file: windows ? 'lsass.exe' : 'loginwindow',
    folder: windows
      ? 'C:\\Windows\\System32\\lsass.exe'
      : '/System/Library/CoreServices/loginwindow.app/Contents/MacOS/loginwindow',
    command: windows ? 'lsass.exe' : '/System/Library/CoreServices/loginwindow.app/Contents/MacOS/loginwindow',
    company: windows ? 'Microsoft Corporation' : '(APPLE)',
    version: windows ? SERVICES_EXE.version : '',
  };
  return publish('DeviceLogonEvents', one, at, {
    ActionType: 'LogonSuccess',
    AccountDomain: windows ? 'azuread' : one.laptop.host.toLowerCase(),
    AccountName: localName(one),
    AccountSid: one.sid,
    LogonType: 'Interactive',
    Protocol: windows ? 'Negotiate' : null,
    FailureReason: null,
    IsLocalAdmin: one.department === 'IT',
    LogonId: windows ? random(`logon ${one.key} ${workday.day}`).int(90_000, 4_000_000) : 0,
    RemoteDeviceName: null,
    RemoteIP: null,
    RemoteIPType: null,
    RemotePort: null,
    AdditionalFields: JSON.stringify({ IsLocalLogon: true }),
    ...initiator(
      one,
      winlogon,
      windows ? 'wininit.exe' : 'launchd',
      at,
      random(`logon by ${one.key} ${workday.day}`),
      true,
    ),
    AppGuardContainerId: null,
  });
}
