/**
 * SQL over the instance path that Windows gives a plug-and-play device: enumerator, ids and instance, as in
 * `USB\VID_0781&PID_5581\4C530001230456`, `USBSTOR\DISK&VEN_SANDISK&PROD_ULTRA\4C53…&0` and `DISPLAY\DEL4321\5&1a2b&0&UID256`.
 */
export interface PnpSql {
  /** USB devices and displays; buses inside the machine are left out. */
  readonly isAttached: string;
  /** Whether the enumerator is for displays. */
  readonly isDisplay: string;
  readonly vendorId: string;
  readonly productId: string;
  readonly vendorName: string;
  readonly productName: string;
  /** An instance with an ampersand after its first character was made up by Windows, not read from the device. */
  readonly serial: string;
  /** Letters and product code of a display; ids of other devices may look the same. */
  readonly displayMaker: string;
  readonly displayProduct: string;
}

export function pnpSql(path: string): PnpSql {
  const part = (pattern: string): string => `regexp_extract(${path}, '${pattern}', 1)`;
  return {
    isAttached: String.raw`regexp_like(upper(${path}), '^(USB|USBSTOR|DISPLAY)\\|^HID\\VID_')`,
    isDisplay: `upper(${path}) LIKE 'DISPLAY%'`,
    vendorId: `lower(${part('VID_([0-9A-Fa-f]{4})')})`,
    productId: `lower(${part('PID_([0-9A-Fa-f]{4})')})`,
    vendorName: part(String.raw`(?i)&VEN_([^&\\]+)`),
    productName: `replace(${part(String.raw`(?i)&PROD_([^&\\]+)`)}, '_', ' ')`,
    serial: part(String.raw`^[A-Za-z]+\\[^\\]+\\([^&\\][^&\\]+)(&[0-9]+)?$`),
    displayMaker: part(String.raw`^[A-Za-z]+\\([A-Z]{3})[0-9A-Fa-f]{4}\\`),
    displayProduct: `lower(${part(String.raw`^[A-Za-z]+\\[A-Z]{3}([0-9A-Fa-f]{4})\\`)})`,
  };
}
