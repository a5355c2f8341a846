/** SQL over the staged plug-and-play columns of DeviceEvents: instance, class_name, description, maker, product, serial. */

/** A group of the instance path, such as `USB\VID_0781&PID_5581\4C5300` (enumerator, ids, instance). */
function part(pattern: string, group = 1): string {
  return `regexp_extract(instance, '${pattern}', ${group})`;
}

/** An instance id with `&` after its first character was made up by Windows, not read from the device. */
const OWN_SERIAL = String.raw`^[A-Za-z]+\\[^\\]+\\([^&\\][^&\\]+)(&[0-9]+)?$`;

export const IS_DISPLAY = `(upper(instance) LIKE 'DISPLAY%' OR class_name = 'Monitor')`;

/** USB devices and displays only: buses within the machine are left out. */
export const IS_ATTACHED = String.raw`action IS NOT NULL AND (
  regexp_like(upper(instance), '^(USB|USBSTOR|DISPLAY)\\|^HID\\VID_') OR lower(bus) IN ('7', 'usb'))`;

export const PERIPHERAL = {
  kind: `CASE WHEN ${IS_DISPLAY} THEN 'display' ELSE 'usb' END`,
  vendor_id: `lower(coalesce(${part('VID_([0-9A-Fa-f]{4})')}, regexp_extract(media_vendor, '^(?:0x)?([0-9A-Fa-f]{4})$', 1)))`,
  product_id: `lower(coalesce(${part('PID_([0-9A-Fa-f]{4})')}, regexp_extract(media_product, '^(?:0x)?([0-9A-Fa-f]{4})$', 1)))`,
  maker: String.raw`coalesce(maker, ${part('[&]V(?:EN|en)_([^&\\\\]+)')}, CASE WHEN ${IS_DISPLAY} THEN ${part(String.raw`^[A-Za-z]+\\([A-Z]{3})[0-9A-Fa-f]{4}\\`)} END)`,
  product: String.raw`coalesce(product, replace(${part('[&]P(?:ROD|rod)_([^&\\\\]+)')}, '_', ' '), description)`,
  serial: `coalesce(trim(serial), CASE WHEN NOT ${IS_DISPLAY} THEN ${part(OWN_SERIAL)} END)`,
  device_class: `CASE
    WHEN action_type LIKE 'UsbDrive%' OR description = 'USB Mass Storage Device' THEN 'storage'
    WHEN class_name IN ('DiskDrive', 'CDROM', 'Volume', 'WPD', 'USBSTOR') THEN 'storage'
    WHEN class_name = 'HIDClass' THEN 'hid'
    WHEN description = 'USB Composite Device' THEN 'composite'
    WHEN class_name IN ('Camera', 'Image') THEN 'camera'
    WHEN class_name IN ('MEDIA', 'AudioEndpoint') THEN 'audio'
    ELSE lower(class_name) END`,
  edid_product: `CASE WHEN ${IS_DISPLAY} THEN lower(${part(String.raw`^[A-Za-z]+\\[A-Z]{3}([0-9A-Fa-f]{4})\\`)}) END`,
  instance_id: 'instance',
} as const;
