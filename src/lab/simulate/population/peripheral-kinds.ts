/** USB devices that people plug in: vendor, product id, maker, product, interfaces, share with a serial. Ids of common devices; frequencies are our assumption. */
export interface UsbKind {
  readonly vendorId: string;
  readonly productId: string;
  readonly maker: string;
  readonly product: string;
  readonly classes: string;
  /** Length of its text serial; 0 for none. */
  readonly serial: number;
  readonly weight: number;
}

function kinds(table: string): readonly UsbKind[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [ids = '', maker = '', product = '', classes = '', serial, weight] = line.split('|');
      const [vendorId = '', productId = ''] = ids.split(':');
      return { vendorId, productId, maker, product, classes, serial: Number(serial), weight: Number(weight) };
    });
}

export const POINTERS = kinds(`
046d:c548|Logitech|USB Receiver|keyboard;mouse|0|9
046d:c52b|Logitech|USB Receiver|keyboard;mouse|0|7
046d:c077|Logitech|USB Optical Mouse|mouse|0|5
045e:0745|Microsoft|Microsoft 2.4GHz Transceiver v9.0|keyboard;mouse|0|3
413c:301a|Dell|Dell MS116 USB Optical Mouse|mouse|0|4
17ef:608d|Lenovo|Lenovo USB Optical Mouse|mouse|0|3
1532:0084|Razer|Razer DeathAdder V2|keyboard;mouse|0|1
093a:2510|PixArt|USB Optical Mouse|mouse|0|2`);

export const KEYBOARDS = kinds(`
413c:2113|Dell|Dell KB216 Wired Keyboard|keyboard|0|4
046d:c31c|Logitech|USB Keyboard|keyboard|0|5
17ef:6099|Lenovo|Lenovo Traditional USB Keyboard|keyboard|0|2
05ac:024f|Apple Inc.|Magic Keyboard|keyboard|0|2
3434:0123|Keychron|Keychron K2|keyboard;mouse|0|1
046d:c33f|Logitech|G815 RGB MECHANICAL GAMING KEYBOARD|keyboard;mouse|12|1`);

export const HEADSETS = kinds(`
0b0e:0e41|GN Audio A/S|Jabra Evolve2 40|audio;keyboard|12|6
0b0e:2453|GN Audio A/S|Jabra Link 390|audio;keyboard|12|5
047f:c056|Plantronics|Poly Blackwire 3320 Series|audio;keyboard|32|4
046d:0a8f|Logitech|Logitech USB Headset|audio;keyboard|0|3
1395:0034|EPOS|EPOS SC 60 USB ML|audio;keyboard|12|2
0d8c:0014|C-Media Electronics Inc.|USB Audio Device|audio;keyboard|0|2`);

export const WEBCAMS = kinds(`
046d:082d|Logitech|HD Pro Webcam C920|camera;audio|8|5
046d:085e|Logitech|Logitech BRIO|camera;audio|8|3
046d:0825|Logitech|Logitech Webcam C270|camera;audio|8|2
413c:c015|Dell|Dell Webcam WB5023|camera;audio|12|1`);

export const DOCKS = kinds(`
17ef:a391|Lenovo|ThinkPad USB-C Dock Gen2 USB Audio|hub;network;audio|12|4
413c:b06e|Dell Inc.|Dell dock|hub;network|0|5
17e9:6006|DisplayLink|Dell Universal Dock D6000|hub;network;audio|10|2
03f0:0a6b|HP|HP USB-C Dock G5|hub;network|12|3
2109:2817|VIA Labs, Inc.|USB2.0 Hub|hub|0|3
0bda:8153|Realtek|USB 10/100/1000 LAN|network|12|3`);

export const STORAGE = kinds(`
0781:5581|SanDisk|Ultra|storage|20|5
0951:1666|Kingston|DataTraveler 3.0|storage|24|4
090c:1000|Samsung|Flash Drive FIT|storage|16|2
0bc2:ab28|Seagate|BUP Portable|storage|8|2
1058:25a2|Western Digital|Elements 25A2|storage|24|2`);

/** Monitors: EDID letters, product code, name, weight. */
export const MONITORS = [
  ['DEL', '41b4', 'DELL U2722D', 6],
  ['DEL', 'a0c7', 'DELL P2419H', 6],
  ['DEL', '4231', 'DELL S2722QC', 3],
  ['SAM', '0f99', 'S27A600', 4],
  ['SAM', '7151', 'LS27A80', 2],
  ['GSM', '5bd3', 'LG ULTRAWIDE', 4],
  ['GSM', '5b7f', 'LG HDR 4K', 4],
  ['BNQ', '7f3b', 'BenQ GW2480', 3],
  ['PHL', 'c1f2', 'PHL 272B7Q', 2],
  ['AOC', '2790', '27B2H', 3],
  ['HPN', '36d2', 'HP E24 G5', 4],
  ['LEN', '62c3', 'T27h-20', 4],
  ['ACR', '0b14', 'KA272', 2],
  ['AUS', '27f2', 'VG27A', 2],
  ['DEL', 'a0f4', 'DELL U2419H', 4],
  ['GSM', '5bd3', 'LG ULTRAFINE', 2],
  ['SAM', '0f9c', 'C27F390', 2],
  ['BNQ', '78d7', 'BenQ GW2480', 2],
] as const;

/** First three bytes of MAC addresses of devices in homes, and their share (our assumption). */
export const GADGETS = [
  ['a0:8c:fd', 5], // printer
  ['dc:cd:2f', 4], // printer
  ['8c:79:f5', 6], // television
  ['a8:23:fe', 5], // television
  ['dc:3a:5e', 4], // streaming box
  ['78:28:ca', 3], // loudspeaker
  ['fc:65:de', 7], // assistant
  ['f4:f5:d8', 6], // assistant
  ['00:17:88', 3], // lamps
  ['98:5f:d3', 3], // game console
  ['f8:46:1c', 3], // game console
  ['00:11:32', 2], // disk station
  ['50:14:79', 2], // vacuum cleaner
  ['e4:5f:01', 0.4], // single-board computer
] as const;

export const PRINTERS = ['a0:8c:fd', '00:1b:a9', '30:05:5c', 'dc:cd:2f'] as const;
