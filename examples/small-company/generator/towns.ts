/** key, town, region, country, postal code, latitude, longitude, zone, name of the zone in Windows, provider of home connections */
const TABLE = `
tulsa|Tulsa|Oklahoma|US|74104|36.1465|-95.9525|America/Chicago|Central Standard Time|Redbud Cable
columbus|Columbus|Ohio|US|43206|39.9448|-82.9728|America/New_York|Eastern Standard Time|Buckland Fiber
boise|Boise|Idaho|US|83702|43.6325|-116.2054|America/Boise|Mountain Standard Time|Sawtooth Broadband
knoxville|Knoxville|Tennessee|US|37917|35.9915|-83.9271|America/New_York|Eastern Standard Time|Ridgeline Cable
desmoines|Des Moines|Iowa|US|50312|41.5853|-93.6737|America/Chicago|Central Standard Time|Prairie Fiber
madison|Madison|Wisconsin|US|53703|43.0779|-89.3763|America/Chicago|Central Standard Time|Four Lakes Cable
albany|Albany|New York|US|12208|42.6557|-73.8034|America/New_York|Eastern Standard Time|Mohawk Broadband
spokane|Spokane|Washington|US|99203|47.6294|-117.4042|America/Los_Angeles|Pacific Standard Time|Palouse Net
tucson|Tucson|Arizona|US|85716|32.2465|-110.9216|America/Phoenix|US Mountain Standard Time|Saguaro Fiber
calgary|Calgary|Alberta|CA|T2N|51.0657|-114.0913|America/Edmonton|Mountain Standard Time|Bow River Cable
halifax|Halifax|Nova Scotia|CA|B3H|44.6356|-63.5952|America/Halifax|Atlantic Standard Time|Harbour Fibe
leeds|Leeds|England|GB|LS6|53.8222|-1.5622|Europe/London|GMT Standard Time|Aire Broadband
cardiff|Cardiff|Wales|GB|CF24|51.4907|-3.1648|Europe/London|GMT Standard Time|Taff Telecom
dublin|Dublin|Leinster|IE|D08|53.3387|-6.2754|Europe/Dublin|GMT Standard Time|Liffey Fibre
galway|Galway|Connacht|IE|H91|53.2743|-9.0514|Europe/Dublin|GMT Standard Time|Corrib Net
leipzig|Leipzig|Saxony|DE|04229|51.3206|12.3312|Europe/Berlin|W. Europe Standard Time|Pleisse Kabel
bremen|Bremen|Bremen|DE|28203|53.0727|8.8203|Europe/Berlin|W. Europe Standard Time|Weser Kabel
utrecht|Utrecht|Utrecht|NL|3514|52.1043|5.1254|Europe/Amsterdam|W. Europe Standard Time|Vecht Glas
braga|Braga|Braga|PT|4710|41.5503|-8.4201|Europe/Lisbon|GMT Standard Time|Minho Fibra
zaragoza|Zaragoza|Aragon|ES|50006|41.6402|-0.8843|Europe/Madrid|Romance Standard Time|Ebro Fibra
gdansk|Gdansk|Pomerania|PL|80-264|54.3801|18.6065|Europe/Warsaw|Central European Standard Time|Motlawa Net
krakow|Krakow|Lesser Poland|PL|30-059|50.0686|19.9181|Europe/Warsaw|Central European Standard Time|Wawel Net
curitiba|Curitiba|Parana|BR|80420|-25.4429|-49.2776|America/Sao_Paulo|E. South America Standard Time|Iguacu Fibra
pune|Pune|Maharashtra|IN|411004|18.5158|73.8412|Asia/Kolkata|India Standard Time|Sahyadri Broadband
durban|Durban|KwaZulu-Natal|ZA|4001|-29.8538|30.9924|Africa/Johannesburg|South Africa Standard Time|Umgeni Fibre
montevideo|Montevideo|Montevideo|UY|11300|-34.9077|-56.1514|America/Montevideo|Montevideo Standard Time|Rambla Fibra
merida|Merida|Yucatan|MX|97000|20.9674|-89.6237|America/Merida|Central Standard Time (Mexico)|Cenote Internet
chiangmai|Chiang Mai|Chiang Mai|TH|50200|18.7903|98.9847|Asia/Bangkok|SE Asia Standard Time|Doi Broadband
osaka|Osaka|Osaka|JP|530-0001|34.7025|135.4959|Asia/Tokyo|Tokyo Standard Time|Yodo Hikari
`;

export interface Town {
  readonly key: string;
  readonly city: string;
  readonly region: string;
  readonly country: string;
  readonly postal: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly zone: string;
  readonly windowsZone: string;
  readonly provider: string;
}

export const TOWNS: readonly Town[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [
      key = '',
      city = '',
      region = '',
      country = '',
      postal = '',
      latitude,
      longitude,
      zone = '',
      windowsZone = '',
      provider = '',
    ] = line.split('|');
    return {
      key,
      city,
      region,
      country,
      postal,
      latitude: Number(latitude),
      longitude: Number(longitude),
      zone,
      windowsZone,
      provider,
    };
  });
