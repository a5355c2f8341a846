import { list, object, plain, text } from '../json.ts';
import { OCSF_CLASS, type Mapping } from '../mapping.ts';
import { actor, device } from '../part.ts';

const TYPES: readonly (readonly [id: number, caption: string, condition: string])[] = [
  [5, 'Monitor', `kind = 'display'`],
  [2, 'Keyboard', `regexp_like(device_class, 'keyboard')`],
  [3, 'Mouse', `regexp_like(device_class, 'mouse')`],
  [1, 'External Storage', `regexp_like(device_class, 'storage')`],
  [4, 'Printer', `regexp_like(device_class, 'printer')`],
  [7, 'Webcam', `regexp_like(device_class, 'video|camera')`],
];

function cases(pick: (type: (typeof TYPES)[number]) => string): string {
  return TYPES.map((type) => `WHEN ${type[2]} THEN ${pick(type)}`).join(' ');
}

export const mapping: Mapping = {
  table: 'peripheral',
  class: OCSF_CLASS.peripheral,
  profiles: ['host'],
  activity: [{ id: 1, caption: 'Query' }],
  eventCode: 'action',
  attributes: {
    query_result_id: plain(`CASE WHEN action = 'disconnected' THEN 3 ELSE 1 END`),
    query_result: text(`CASE WHEN action = 'disconnected' THEN 'Does not exist' ELSE 'Exists' END`),
    actor: actor(),
    device: device(),
    peripheral_device: object({
      name: text(
        `coalesce(product, concat_ws(' ', maker, coalesce(kind, 'device'), concat_ws(':', vendor_id, product_id)))`,
      ),
      vendor_name: text('maker'),
      vendor_id_list: list(text('vendor_id')),
      model: text('product'),
      serial_number: text('serial'),
      uid: text('instance_id'),
      class: text('device_class'),
      type_id: plain(`CASE ${cases(([id]) => String(id))} WHEN device_class IS NULL THEN 0 ELSE 99 END`),
      type: text(`CASE ${cases(([, caption]) => `'${caption}'`)} ELSE coalesce(device_class, 'Unknown') END`),
    }),
  },
  unmapped: ['kind', 'product_id', 'edid_product', 'edid_serial'],
};
