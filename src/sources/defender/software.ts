import type { Dataset } from '../../model/source.ts';
import { ADDED_FIELDS, documentationOf, DEVICE, DEVICE_KEY, filled, HOST, NAMED_DEVICE } from './hunting.ts';

function inventoryId(own: string, ...fields: readonly string[]): string {
  const parts = [own, ...fields].map((field) => `coalesce("${field}", '')`).join(', ');
  return `CASE WHEN ${filled(own)} IS NOT NULL THEN stable_id(concat_ws('|', 'defender', ${DEVICE}, ${parts})) END`;
}

export const softwareInventory: Dataset = {
  id: 'defender_software_inventory',
  title: 'Defender advanced hunting: DeviceTvmSoftwareInventory',
  documentation: documentationOf('DeviceTvmSoftwareInventory'),
  recognise: {
    required: [NAMED_DEVICE, 'SoftwareVendor', 'SoftwareName', 'SoftwareVersion'],
    absent: ['CveId'],
    categories: ['AdvancedHunting-DeviceTvmSoftwareInventory'],
  },
  fields: {
    DeviceId: 'VARCHAR',
    DeviceName: 'VARCHAR',
    SoftwareVendor: 'VARCHAR',
    SoftwareName: 'VARCHAR',
    SoftwareVersion: 'VARCHAR',
  },
  ignored: [
    ...ADDED_FIELDS,
    'OSPlatform',
    'OSVersion',
    'OSArchitecture',
    'EndOfSupportStatus',
    'EndOfSupportDate',
    'ProductCodeCpe',
    'TimeGenerated',
    'TimeGenerated [UTC]',
    'Timestamp',
  ],
  timeless: true,
  stage: {
    event_id: inventoryId('SoftwareName', 'SoftwareVendor', 'SoftwareVersion'),
    occurred_at: 'CAST(NULL AS TIMESTAMP)',
    device_key: DEVICE_KEY,
    host: HOST,
    // The inventory writes names as in CPE: chrome_remote_desktop.
    name: `replace(lower(${filled('SoftwareName')}), '_', ' ')`,
    version: filled('SoftwareVersion'),
    publisher: `replace(${filled('SoftwareVendor')}, '_', ' ')`,
  },
  emit: {
    software: {
      columns: { device_key: 'device_key', host: 'host', name: 'name', version: 'version', publisher: 'publisher' },
    },
  },
};

export const browserExtensions: Dataset = {
  id: 'defender_browser_extensions',
  title: 'Defender advanced hunting: DeviceTvmBrowserExtensions',
  documentation: documentationOf('DeviceTvmBrowserExtensions'),
  recognise: { required: [NAMED_DEVICE, 'BrowserName', 'ExtensionId', 'ExtensionName'] },
  fields: {
    DeviceId: 'VARCHAR',
    BrowserName: 'VARCHAR',
    ExtensionId: 'VARCHAR',
    ExtensionName: 'VARCHAR',
    ExtensionVersion: 'VARCHAR',
    ExtensionVendor: 'VARCHAR',
    DeviceName: 'VARCHAR',
  },
  ignored: [
    ...ADDED_FIELDS,
    'ExtensionDescription',
    'ExtensionRisk',
    'IsActivated',
    'InstallationTime',
    'TimeGenerated',
    'TimeGenerated [UTC]',
    'Timestamp',
  ],
  timeless: true,
  stage: {
    event_id: inventoryId('ExtensionId', 'BrowserName', 'ExtensionVersion'),
    occurred_at: 'CAST(NULL AS TIMESTAMP)',
    device_key: DEVICE_KEY,
    host: HOST,
    name: `lower(${filled('ExtensionName')})`,
    version: filled('ExtensionVersion'),
    publisher: filled('ExtensionVendor'),
    file_path: `concat_ws('/', lower("BrowserName"), lower("ExtensionId"))`,
  },
  emit: {
    software: {
      columns: {
        device_key: 'device_key',
        host: 'host',
        name: 'name',
        version: 'version',
        publisher: 'publisher',
        file_path: 'file_path',
      },
    },
  },
};
