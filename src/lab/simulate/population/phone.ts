import { nextNumber, type World } from '../world.ts';

/** Area codes in use in the United States and in Canada (North American Numbering Plan). */
export const AREA_CODES: readonly number[] =
  '201 202 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 224 225 228 229 231 234 239 240 248 251 252 253 254 256 260 262 267 269 270 272 276 281 301 302 303 304 305 307 308 309 310 312 313 314 315 316 317 318 319 320 321 323 325 330 331 334 336 337 339 346 347 351 352 360 361 385 386 401 402 404 405 406 407 408 409 410 412 413 414 415 417 419 423 424 425 430 432 434 435 440 442 443 458 463 469 470 475 478 479 480 484 501 502 503 504 505 507 508 509 510 512 513 515 516 517 518 520 530 531 534 539 540 541 551 559 561 562 563 567 570 571 573 574 575 580 585 586 601 602 603 605 606 607 608 609 610 612 614 615 616 617 618 619 620 623 626 628 629 630 631 636 641 646 650 651 657 660 661 662 667 669 678 681 682 701 702 703 704 706 707 708 712 713 714 715 716 717 718 719 720 724 725 727 731 732 734 737 740 747 754 757 760 762 763 765 769 770 772 773 774 775 779 781 785 786 801 802 803 804 805 806 808 810 812 813 814 815 816 817 818 828 830 831 832 843 845 847 848 850 854 856 857 858 859 860 862 863 864 865 870 872 878 901 903 904 906 907 908 909 910 912 913 914 915 916 917 918 919 920 925 928 929 930 931 936 937 938 940 941 947 949 951 952 954 956 959 970 971 972 973 978 979 980 984 985 989'
    .split(' ')
    .map(Number);
const CANADA = '204 226 236 249 250 289 306 343 365 403 416 418 431 437 438 450 506 514 519 548 579 581 587 604 613 639 647 705 709 778 780 782 807 819 825 867 873 902 905'.split(' ').map(Number); // prettier-ignore

/** Ranges reserved for fiction: Ofcom (United Kingdom) and Bundesnetzagentur (Germany); a thousand numbers each. */
const FICTION: Readonly<Record<string, readonly string[]>> = {
  GB: '44113496 44114496 44115496 44116496 44117496 44118496 44121496 44131496 44141496 44151496 44161496 44207946 44292018'.split(' ').map((start) => `+${start}0`), // prettier-ignore
  DE: ['+493023125', '+496990009', '+494066969', '+492214710', '+498999998'],
};

/** Where no range is reserved for fiction: how mobile numbers start, and how many digits follow. */
const MOBILE: Readonly<Record<string, readonly [start: string, digits: number]>> = {
  IE: ['35385', 7],
  NL: ['3161', 7],
  PT: ['35191', 7],
  ES: ['346', 8],
  PL: ['4851', 7],
  BR: ['55419', 8],
  IN: ['9198', 8],
  ZA: ['2761', 7],
  UY: ['59894', 6],
  MX: ['52999', 7],
  TH: ['668', 8],
  JP: ['81902', 7],
  GE: ['995599', 6],
  HR: ['38591', 7],
  CO: ['57300', 7],
};

/** A unique phone number, from a range reserved for fiction if there is one. E.164. */
export function phoneNumber(world: World, country: string): string {
  const n = nextNumber(world, `phone ${country}`);
  const thousands = FICTION[country];
  if (thousands !== undefined)
    return `${thousands[Math.floor(n / 1_000) % thousands.length]}${String((n * 337) % 1_000).padStart(3, '0')}`;
  const mobile = MOBILE[country];
  if (mobile !== undefined) {
    const [start, digits] = mobile;
    return `+${start}${String((n * 7_368_787 + world.setting.seed * 7_919) % 10 ** digits).padStart(digits, '0')}`;
  }
  const areas = country === 'CA' ? CANADA : AREA_CODES;
  // 555-0100 to 555-0199 are reserved for fiction in every area.
  return `+1${areas[(n * 7) % areas.length]}55501${String(Math.floor(n / areas.length) % 100).padStart(2, '0')}`;
}
