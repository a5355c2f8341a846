import type { World } from '../world.ts';

/** Invented providers in real towns: town, region, country, postal code, latitude, longitude, zone, providers of home lines, weight. */
const TABLE = `
Tulsa|Oklahoma|US|74104|36.1465|-95.9525|America/Chicago|Redbud Cable,Sooner Fiber|4
Columbus|Ohio|US|43206|39.9448|-82.9728|America/New_York|Buckland Fiber,Scioto Cable|5
Boise|Idaho|US|83702|43.6325|-116.2054|America/Boise|Sawtooth Broadband|3
Knoxville|Tennessee|US|37917|35.9915|-83.9271|America/New_York|Ridgeline Cable|3
Des Moines|Iowa|US|50312|41.5853|-93.6737|America/Chicago|Prairie Fiber|3
Madison|Wisconsin|US|53703|43.0779|-89.3763|America/Chicago|Four Lakes Cable,Isthmus Fiber|4
Albany|New York|US|12208|42.6557|-73.8034|America/New_York|Mohawk Broadband|3
Spokane|Washington|US|99203|47.6294|-117.4042|America/Los_Angeles|Palouse Net|3
Tucson|Arizona|US|85716|32.2465|-110.9216|America/Phoenix|Saguaro Fiber|3
Raleigh|North Carolina|US|27605|35.7903|-78.6569|America/New_York|Longleaf Fiber,Triangle Cable|5
Austin|Texas|US|78704|30.2459|-97.7690|America/Chicago|Bluebonnet Cable,Barton Fiber|6
Nashville|Tennessee|US|37206|36.1796|-86.7342|America/Chicago|Cumberland Cable|4
Denver|Colorado|US|80210|39.6788|-104.9622|America/Denver|Front Range Fiber|5
Fresno|California|US|93704|36.7997|-119.8013|America/Los_Angeles|Valley Cable|4
Tampa|Florida|US|33606|27.9320|-82.4620|America/New_York|Bayside Cable,Hillsboro Fiber|5
Omaha|Nebraska|US|68106|41.2403|-95.9990|America/Chicago|Platte Fiber|3
Calgary|Alberta|CA|T2N|51.0657|-114.0913|America/Edmonton|Bow River Cable|3
Halifax|Nova Scotia|CA|B3H|44.6356|-63.5952|America/Halifax|Harbour Fibre|2
Leeds|England|GB|LS6|53.8222|-1.5622|Europe/London|Aire Broadband|3
Cardiff|Wales|GB|CF24|51.4907|-3.1648|Europe/London|Taff Telecom|2
Dublin|Leinster|IE|D08|53.3387|-6.2754|Europe/Dublin|Liffey Fibre|3
Galway|Connacht|IE|H91|53.2743|-9.0514|Europe/Dublin|Corrib Net|1
Leipzig|Saxony|DE|04229|51.3206|12.3312|Europe/Berlin|Pleisse Kabel|3
Bremen|Bremen|DE|28203|53.0727|8.8203|Europe/Berlin|Weser Kabel|2
Utrecht|Utrecht|NL|3514|52.1043|5.1254|Europe/Amsterdam|Vecht Glas|2
Braga|Braga|PT|4710|41.5503|-8.4201|Europe/Lisbon|Minho Fibra|2
Zaragoza|Aragon|ES|50006|41.6402|-0.8843|Europe/Madrid|Ebro Fibra|2
Gdansk|Pomerania|PL|80-264|54.3801|18.6065|Europe/Warsaw|Motlawa Net|3
Krakow|Lesser Poland|PL|30-059|50.0686|19.9181|Europe/Warsaw|Wawel Net|3
Curitiba|Parana|BR|80420|-25.4429|-49.2776|America/Sao_Paulo|Iguacu Fibra|2
Pune|Maharashtra|IN|411004|18.5158|73.8412|Asia/Kolkata|Sahyadri Broadband|4
Hyderabad|Telangana|IN|500034|17.4156|78.4347|Asia/Kolkata|Musi Fibre|3
Durban|KwaZulu-Natal|ZA|4001|-29.8538|30.9924|Africa/Johannesburg|Umgeni Fibre|1
Montevideo|Montevideo|UY|11300|-34.9077|-56.1514|America/Montevideo|Rambla Fibra|1
Merida|Yucatan|MX|97000|20.9674|-89.6237|America/Merida|Cenote Internet|2
Chiang Mai|Chiang Mai|TH|50200|18.7903|98.9847|Asia/Bangkok|Doi Broadband|1
Osaka|Osaka|JP|530-0001|34.7025|135.4959|Asia/Tokyo|Yodo Hikari|1
Tbilisi|Tbilisi|GE|0179|41.7086|44.7730|Asia/Tbilisi|Mtkvari Net|1
Split|Split-Dalmatia|HR|21000|43.5081|16.4402|Europe/Zagreb|Marjan Net|1
Medellin|Antioquia|CO|050021|6.2442|-75.5812|America/Bogota|Aburra Fibra|1
`;

export const COUNTRY_NAMES: Readonly<Record<string, string>> = {
  US: 'United States',
  CA: 'Canada',
  GB: 'United Kingdom',
  IE: 'Ireland',
  DE: 'Germany',
  NL: 'Netherlands',
  PT: 'Portugal',
  ES: 'Spain',
  PL: 'Poland',
  BR: 'Brazil',
  IN: 'India',
  ZA: 'South Africa',
  UY: 'Uruguay',
  MX: 'Mexico',
  TH: 'Thailand',
  JP: 'Japan',
  GE: 'Georgia',
  HR: 'Croatia',
  CO: 'Colombia',
};

export interface Town {
  readonly city: string;
  readonly region: string;
  readonly country: string;
  readonly countryName: string;
  readonly postalCode: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly zone: string;
  readonly providers: readonly string[];
  /** Relative population (our assumption). */
  readonly weight: number;
}

export const TOWNS: readonly Town[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [
      city = '',
      region = '',
      country = '',
      postalCode = '',
      latitude,
      longitude,
      zone = '',
      providers = '',
      weight,
    ] = line.split('|');
    return {
      city,
      region,
      country,
      countryName: COUNTRY_NAMES[country] ?? country,
      postalCode,
      latitude: Number(latitude),
      longitude: Number(longitude),
      zone,
      providers: providers.split(','),
      weight: Number(weight),
    };
  });

/** A town for a new person. */
export function townFor(world: World, name: string): Town {
  return world.draw(name).weighted(TOWNS.map((town) => [town, town.weight] as const));
}
