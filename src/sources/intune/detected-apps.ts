import type { Dataset } from '../../model/source.ts';

/** A page requested with `$expand=managedDevices` lists the devices of a program; without it nothing can be attributed. */
export const detectedApps: Dataset = {
  id: 'intune_detected_apps',
  title: 'Intune detected apps (Graph, with expanded devices)',
  documentation: 'https://learn.microsoft.com/en-us/graph/api/resources/intune-devices-detectedapp',
  recognise: { required: ['id', 'displayName', 'deviceCount', 'managedDevices'] },
  fields: { id: 'VARCHAR', displayName: 'VARCHAR', version: 'VARCHAR', publisher: 'VARCHAR', managedDevices: 'JSON' },
  ignored: ['@odata.type', 'sizeInByte', 'deviceCount', 'platform', 'managedDevices@odata.context'],
  explode: ['managedDevices'],
  timeless: true,
  stage: {
    event_id: `stable_id(concat_ws('|', 'intune', 'app', "id", coalesce("version", ''), json_text(element, '$.id')))`,
    occurred_at: 'CAST(NULL AS TIMESTAMP)',
    device_key: `lower(json_text(element, '$.azureADDeviceId'))`,
    host: `short_host(json_text(element, '$.deviceName'))`,
    name: `lower(nullif("displayName", ''))`,
    version: `nullif("version", '')`,
    publisher: `nullif("publisher", '')`,
  },
  emit: {
    software: {
      columns: { device_key: 'device_key', host: 'host', name: 'name', version: 'version', publisher: 'publisher' },
    },
  },
};
