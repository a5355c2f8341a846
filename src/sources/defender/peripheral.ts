import { pnpSql } from '../../lib/pnp.ts';

/** SQL over the staged plug-and-play columns of DeviceEvents: instance, class_name, description, maker, product, serial. */

const PATH = pnpSql('instance');

const IS_DISPLAY = `(${PATH.isDisplay} OR class_name = 'Monitor')`;

export const IS_ATTACHED = `action IS NOT NULL AND (${PATH.isAttached} OR lower(bus) IN ('7', 'usb'))`;

/** Four hexadecimal digits that may begin with 0x. */
function fourDigits(id: string): string {
  return `lower(regexp_extract(${id}, '^(?:0x)?([0-9A-Fa-f]{4})$', 1))`;
}

export const PERIPHERAL = {
  kind: `CASE WHEN ${IS_DISPLAY} THEN 'display' ELSE 'usb' END`,
  vendor_id: `coalesce(${PATH.vendorId}, ${fourDigits('media_vendor')})`,
  product_id: `coalesce(${PATH.productId}, ${fourDigits('media_product')})`,
  maker: `coalesce(maker, ${PATH.vendorName}, CASE WHEN ${IS_DISPLAY} THEN ${PATH.displayMaker} END)`,
  product: `coalesce(product, ${PATH.productName}, description)`,
  serial: `coalesce(trim(serial), CASE WHEN NOT ${IS_DISPLAY} THEN ${PATH.serial} END)`,
  device_class: `CASE
    WHEN action_type LIKE 'UsbDrive%' OR description = 'USB Mass Storage Device' THEN 'storage'
    WHEN class_name IN ('DiskDrive', 'CDROM', 'Volume', 'WPD', 'USBSTOR') THEN 'storage'
    WHEN class_name = 'HIDClass' THEN 'hid'
    WHEN description = 'USB Composite Device' THEN 'composite'
    WHEN class_name IN ('Camera', 'Image') THEN 'camera'
    WHEN class_name IN ('MEDIA', 'AudioEndpoint') THEN 'audio'
    ELSE lower(class_name) END`,
  edid_product: `CASE WHEN ${IS_DISPLAY} THEN ${PATH.displayProduct} END`,
  instance_id: 'instance',
} as const;
