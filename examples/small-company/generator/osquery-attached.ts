import type { Attached } from './attached.ts';
import { edid, makerNumber } from './edid.ts';
import { result, type Columns, type Result } from './osquery-record.ts';
import { MINUTE } from './time.ts';

/** What osquery says of a device that was plugged in. */
export function attachedResults(item: Attached, index: number): Result[] {
  const { worker: one, at } = item;
  const epoch = Math.floor(at / 86_400_000) * 86_400;
  const make = (table: string, columns: Columns): Result =>
    result(one, at + 4 * MINUTE, table, columns, epoch, 3 + (index % 40));
  const mtime = String(Math.floor(at / 1000));
  if (one.os === 'mac') {
    if (item.display === undefined) {
      return [
        make('usb_devices', {
          usb_address: '3',
          usb_port: '2',
          vendor: item.maker,
          vendor_id: item.vendorId,
          model: item.product,
          model_id: item.productId,
          serial: item.serial,
          class: '0',
          subclass: '0',
          protocol: '0',
          removable: '1',
          version: '1.00',
        }),
      ];
    }
    const { display } = item;
    return [
      make('connected_displays', {
        name: display.name,
        product_id: display.product.toString(16),
        serial_number: (display.serial >>> 0).toString(16),
        vendor_id: makerNumber(display.maker),
        manufactured_week: String(display.week),
        manufactured_year: String(display.year),
        display_id: '2',
        pixels: '2560 x 1440',
        resolution: '2560 x 1440 @ 60.00Hz',
        ambient_brightness_enabled: '0',
        connection_type: 'DisplayPort',
        display_type: '',
        main: '1',
        mirror: '0',
        online: '1',
        rotation: 'Supported',
      }),
    ];
  }
  const root = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Enum\\';
  if (item.display !== undefined) {
    const key = `${root}${item.windows[0]?.[0] ?? ''}\\Device Parameters`;
    return [
      make('registry_displays', {
        key,
        path: `${key}\\EDID`,
        name: 'EDID',
        type: 'REG_BINARY',
        data: edid(item.display),
        mtime,
      }),
    ];
  }
  return item.windows
    .filter(([path]) => path.startsWith('USB\\'))
    .map(([path, , description]) =>
      make('drivers', {
        device_id: path,
        device_name: description,
        image: 'C:\\Windows\\System32\\drivers\\usbccgp.sys',
        description,
        service: description === 'USB Mass Storage Device' ? 'USBSTOR' : 'usbccgp',
        service_key: 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\usbccgp',
        version: '10.0.22621.4751',
        inf: 'usb.inf',
        class: 'USB',
        provider: 'Microsoft',
        manufacturer: '(Standard USB Host Controller)',
        driver_key:
          'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Class\\{36fc9e60-c465-11cf-8056-444553540000}\\0012',
        date: '-11644473600',
        signed: '1',
      }),
    );
}
