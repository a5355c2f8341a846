/** Writes `data/` and `truth.json`: run `npx tsx examples/small-company/generate.ts`. Twice gives the same bytes. */
import { writeDefender } from './generator/defender.ts';
import { writeEntra } from './generator/entra.ts';
import { writeIntune } from './generator/intune.ts';
import { writeOkta } from './generator/okta.ts';
import { writeOsquery } from './generator/osquery.ts';
import { writeHiring } from './generator/roster-hiring.ts';
import { writeMoney } from './generator/roster-money.ts';
import { writePeople } from './generator/roster-people.ts';
import { writeThings } from './generator/roster-things.ts';
import { writeSoftware } from './generator/software.ts';
import { writeTraces } from './generator/traces.ts';
import { writeTruth } from './generator/truth.ts';
import { clear, sizes } from './generator/write.ts';

clear();
writePeople();
writeThings();
writeMoney();
writeHiring();
writeOkta();
writeEntra();
writeDefender();
writeSoftware();
writeIntune();
writeOsquery();
writeTraces();
writeTruth();

const total = sizes().reduce((sum, file) => ({ raw: sum.raw + file.raw, stored: sum.stored + file.stored }), {
  raw: 0,
  stored: 0,
});
process.stdout.write(
  `${sizes().length} files, ${(total.raw / 1e6).toFixed(1)} MB, stored in ${(total.stored / 1e6).toFixed(1)} MB\n`,
);
