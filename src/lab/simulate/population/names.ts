/** Invented names: given names in use everywhere, family names that nobody has. */
export const GIVEN = (
  'Noa Robin Sasha Kim Ari Dana Jules Remy Toni Mika Andrea Sam Alexis Charlie Jordan Morgan Casey Riley Avery Quinn Rowan Skyler Emery Finley Harper ' +
  'Kai Lane Marley Nico Paz Reese Shay Tatum Val Wren Zuri Amari Billie Cameron Devon Eden Frankie Gale Hollis Indigo Jamie Kendall Lou Micah Nour Ollie ' +
  'Perry Rory Sidney Teagan Umi Vesper Winter Yael Zion Ash Blair Corey Drew Ellis Flynn Greer Hayden Isa Jess Kit Lee Max Nell Oakley Pat Rene Stevie Taylor Uli Vic Wyn'
).split(' ');

/** First and second halves of family names: every pair gives another name. */
export const FAMILY_HALVES = [
  'Aver Bren Cal Dos Elm Fen Gal Hal Ist Jor Kel Lin Mar Nor Okom Pel Quor Ruv Sun Tal Ust Vel Wex Yar Zem Ard Bel Cor Dun Est Fal Gris Harn Imb Jast Kirv Laz Mir Nand Ost'.split(
    ' ',
  ),
  'lin wick doro tane marsk warth trey linec rane vick markel tholm isko vale besh larin vane uvane daro vero rey moor rosh brick ovan quist rigal varra ramo lowby hold well rosa trow vani enko owell revan more'.split(
    ' ',
  ),
] as const;

export const FAMILY: readonly string[] = FAMILY_HALVES[0].flatMap((first) =>
  FAMILY_HALVES[1].map((second) => first + second),
);

export const STREETS = (
  'Juniper Hollow Rd,Alder Row,Birchfield Ave,Canal View,Damson Close,Elmhurst St,Fountain Lane,Glassworks Rd,Harvest Way,Ironbridge St,Jasmine Ct,Kestrel Rise,' +
  'Lantern St,Millrace Ave,Northfold Rd,Orchard Bank,Pavilion St,Quarry Lane,Riverside Walk,Saddlers Row,Tannery St,Upland Dr,Viaduct Rd,Willow Bend,Yewtree Ave,' +
  'Amber Ct,Brook St,Cedar Ave,Dale Rd,Eastgate,Ferry Lane,Granary Row,Hillcrest Dr,Inglewood Rd,Junction St,Kingfisher Way,Linden St,Maple Ct,Nettle Lane,Oak Hill Rd'
).split(',');

export interface Job {
  readonly title: string;
  readonly department: string;
  readonly family: string;
  readonly privileged: boolean;
  readonly weight: number;
}

/** Jobs of a software company and their shares (our assumption). */
export const JOBS: readonly Job[] = `Software Engineer|Engineering|engineering|false|18
Senior Software Engineer|Engineering|engineering|false|12
Frontend Developer|Engineering|engineering|false|8
Backend Developer|Engineering|engineering|false|8
Full Stack Developer|Engineering|engineering|false|8
Data Engineer|Data|data|false|5
Data Analyst|Data|data|false|4
QA Engineer|Engineering|quality|false|5
DevOps Engineer|Platform|platform|true|4
Site Reliability Engineer|Platform|platform|true|3
Product Manager|Product|product|false|4
Designer|Design|design|false|4
Technical Writer|Product|product|false|2
Customer Success Manager|Customer Success|customer|false|5
Account Executive|Sales|sales|false|4
Financial Analyst|Finance|finance|false|2
HR Business Partner|People|people|false|2
IT Support Specialist|IT|it|true|2`
  .split('\n')
  .map((line) => {
    const [title = '', department = '', family = '', privileged, weight] = line.split('|');
    return { title, department, family, privileged: privileged === 'true', weight: Number(weight) };
  });
