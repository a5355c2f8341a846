import type { Content } from '../detect/content.ts';
import type { EngineOptions } from '../engine/engine.ts';
import type { Lake } from '../engine/reader.ts';
import type { Enricher } from '../model/enricher.ts';
import type { AddressData, ReportModel } from '../model/report.ts';
import type { Scorer } from '../model/score.ts';
import type { Source } from '../model/source.ts';

/** What a use case is given: the implementations that app.ts chose. */
export interface House {
  readonly version: string;
  /** Opens a lake. Throws LAKE_UNUSABLE. */
  readonly open: (options: EngineOptions) => Promise<Lake>;
  readonly sources: () => Promise<Source[]>;
  readonly enrichers: () => Promise<Enricher[]>;
  /** Our content, and then that of the folders. Throws BAD_CONTENT. */
  readonly content: (folders: readonly string[]) => Content;
  readonly scorer: Scorer;
  /** What tells where addresses are. Throws BAD_ARGUMENT for a file of the user's that cannot be read. */
  readonly addressData: () => readonly AddressData[];
  /** Credits that data licences ask for wherever results are shown. */
  readonly attributions: ReportModel['attributions'];
}
