import type { Comparison } from './compare.ts';
import type { Calibration } from './measure/calibration.ts';
import type { Clusters } from './measure/cluster.ts';
import type { DetectionRow } from './measure/detection.ts';
import type { FalseAlarms } from './measure/false-alarm.ts';
import type { Found } from './measure/found.ts';
import type { Impact } from './measure/impact.ts';
import type { Ranking } from './measure/ranking.ts';
import type { SchemeRow } from './measure/scheme.ts';
import type { Share } from './measure/share.ts';
import type { DetectionTimes } from './measure/time.ts';
import type { Verdicts } from './measure/verdict.ts';
import type { TruthHead } from './truth.ts';
import type { Named } from './type.ts';

/** evaluation.json. Null parts could not be measured; `notes` say why. */
export interface Evaluation {
  readonly version: 1;
  readonly program: string;
  readonly truth: TruthHead & {
    readonly file: string;
    readonly sha256: string;
    readonly subjects: number;
    readonly schemes: number;
    readonly open_schemes: number;
  };
  readonly report: {
    readonly folder: string;
    readonly subjects: number;
    /** Subjects of the report that are not in the truth: neither hit nor false alarm. */
    readonly unknown: { readonly n: number; readonly raised: number; readonly subjects: readonly Named[] };
  };
  readonly notes: readonly string[];
  readonly found: Found;
  readonly false_alarms: FalseAlarms;
  readonly schemes: readonly SchemeRow[];
  readonly times: DetectionTimes | null;
  readonly clusters: Clusters;
  readonly verdicts: Verdicts;
  readonly calibration: Calibration | null;
  readonly ranking: Ranking | null;
  readonly detections: readonly DetectionRow[] | null;
  /** Of subjects with findings, those whose tier the rules reproduce; null if tiers were not calculated. */
  readonly reproduced: Share | null;
  readonly impact: Impact | null;
  readonly comparison: Comparison | null;
}
