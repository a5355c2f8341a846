/** What no rule may read, as it would be named in a column, a JSON path, a list or an element of a check. */
const PROTECTED =
  /nationalit|citizen|ethnic|\brace\b|racial|religio|gender|\bsex\b|sexual|language|accent|locale|keyboard_?layout|\bschool|universit|\bcollege\b|birth ?place|place ?of ?birth|country ?of ?birth|birth ?country|disabilit|pregnan|marital|union ?member|surname ?origin|name ?origin|\bage\b|face_|voice ?(print|template)|salary/i;
/** A picture may be compared with a picture by its hash; what is on it is nobody's business. */
const PICTURE = /photo(?!_(path|hash)$)|portrait|skin|appearance/i;

/** Also in a path into what the organisation's own columns hold (`extra`): there the names are free. */
const IN_EXTRA =
  /nation|passport|\borigin|birth|mother tongue|caste|\btribe|heritage|ancest|immigra|visa|veteran|health|medical|first ?name|given ?name|last ?name|family ?name|surname|maiden|middle ?name/i;

/** `home_language`, `homeLanguage` and `home-language` as `home language`. */
function words(id: string): string {
  return id
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether a column, list or the like is named after a protected attribute. */
export function isProtectedName(id: string): boolean {
  return isProtectedText(id) || PICTURE.test(id);
}

/** Whether a text that a rule looks for names a protected attribute. */
export function isProtectedText(text: string): boolean {
  return PROTECTED.test(text) || (/[_-]|[a-z][A-Z]/.test(text) && PROTECTED.test(words(text)));
}

/** Whether a path into `extra` leads to a protected attribute or a part of a name. */
export function isProtectedPath(path: string): boolean {
  return isProtectedName(path) || PICTURE.test(words(path)) || IN_EXTRA.test(words(path));
}

const NAMES = new Set([
  'legal_name',
  'preferred_name',
  'display_name',
  'user_name',
  'account_holder',
  'ship_to_name',
  'signed_by',
  'emergency_contact_name',
  'author_name',
]);

/** Whether a column holds the name of a person. */
export function isNameOfPerson(column: string): boolean {
  return NAMES.has(column);
}

/** Whether a column holds a country, region or town, which may be compared with one that somebody stated, and with nothing written in a rule. */
export function isPlace(column: string): boolean {
  return /(^|_)(country|region|city|postal_code)$/.test(column);
}

/** Columns that hold a firm or a desk as often as a person. */
export const FIRM_OR_DESK = new Set(['account_holder', 'signed_by']);

/** Words by which a firm or a desk is told from a person, as they may stand in an expression over these columns. */
export const FIRM_OR_DESK_WORDS = new Set(
  (
    'llc ltd limited inc corp corporation company co gmbh ug sarl sas bv ab oy pty plc llp lp sl srl spa doo kft sro consulting services studio ' +
    'solutions front desk reception concierge door porch security lobby office none waived electronic locker leasing resident signature'
  )
    .split(' ')
    .concat('mail ?room', 'neighbou?r', 'not required', 'safe place', 'on file'),
);
