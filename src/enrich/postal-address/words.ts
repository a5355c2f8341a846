type Words = ReadonlyMap<string, string>;

function table(text: string): Words {
  const words = new Map<string, string>();
  for (const line of text.trim().split('\n')) {
    const [short = '', ...longs] = line.trim().split(' ');
    for (const word of [short, ...longs]) words.set(word, short);
  }
  return words;
}

/** Street types: short form first, then its spellings. English (USPS Publication 28), German, French, Spanish. */
export const STREET_WORDS = table(`
  st street str
  ave avenue av aven avda avenida
  blvd boulevard boul bd bvd bulevar
  rd road
  dr drive drv
  ln lane
  ct court crt
  cir circle circ
  pl place plaza plz plza
  sq square
  ter terrace terr
  pkwy parkway pky
  hwy highway
  trl trail
  aly alley
  cres crescent
  expy expressway
  fwy freeway
  hts heights
  gdns gardens
  xing crossing
  weg
  platz
  allee
  rue
  chem chemin
  imp impasse
  rte route
  fbg faubourg
  quai
  c calle cl
  ctra carretera
  pso paseo
  pg passage
`);

export const DIRECTIONS = table(`
  n north nord norte
  s south sud sur
  e east est este
  w west ouest oeste
  ne northeast
  nw northwest
  se southeast
  sw southwest
`);

/** Words before the number of a flat, floor or door: all become `unit`, except that a floor keeps its word. */
export const UNIT_WORDS = table(`
  unit apt apartment appartement app appt apto apartamento suite ste flat wohnung whg room rm no nr num numero door porte puerta piso
  fl floor etage stock og planta etg
  bldg building batiment bat edificio gebaude haus
`);

/** Names of the most frequent countries as people write them; codes stay codes. */
export const COUNTRY_WORDS: Words = new Map(
  Object.entries({
    usa: 'us',
    'united states': 'us',
    'united states of america': 'us',
    uk: 'gb',
    'united kingdom': 'gb',
    'great britain': 'gb',
    england: 'gb',
    deutschland: 'de',
    germany: 'de',
    france: 'fr',
    spain: 'es',
    espana: 'es',
    canada: 'ca',
    osterreich: 'at',
    austria: 'at',
    switzerland: 'ch',
    schweiz: 'ch',
    suisse: 'ch',
  }),
);
