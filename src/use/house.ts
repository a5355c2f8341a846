import type { Content } from '../detect/content.ts';
import type { EngineOptions } from '../engine/engine.ts';
import type { Lake } from '../engine/reader.ts';
import type { Enricher } from '../model/enricher.ts';
import type { AddressData, ReportModel } from '../model/report.ts';
import type { Scorer } from '../model/score.ts';
import type { Source } from '../model/source.ts';

/** What a use case needs: the implementations that app.ts chose. */
export interface House {
  readonly version: string;
  /** Opens a lake. Throws LAKE_UNUSABLE. */
  readonly open: (options: EngineOptions) => Promise<Lake>;
  readonly sources: () => Promise<Source[]>;
  readonly enrichers: () => Promise<Enricher[]>;
  /** The shipped content, then that of the folders. Throws BAD_CONTENT. */
  readonly content: (folders: readonly string[]) => Content;
  readonly scorer: Scorer;
  /** The data that gives places of addresses. Throws BAD_ARGUMENT if a file of the user's cannot be read. */
  readonly addressData: () => readonly AddressData[];
  /** Credits that data licences require wherever results are shown. */
  readonly attributions: ReportModel['attributions'];
}
