import { traitsOf } from '../detect/compile.ts';
import { evaluate as evaluateFiles, type EvaluateOptions as FileOptions } from '../lab/evaluate/index.ts';
import type { Evaluation } from '../lab/evaluate/evaluation.ts';
import type { House } from './house.ts';

export type EvaluateOptions = Omit<FileOptions, 'tierRule' | 'version'> & {
  readonly contentFolders: readonly string[];
};

/** Of a detection that the content does not have. */
const NO_TRAITS = { families: [], network_privacy: false, location: false, ages: false, shows: [], firm: false };

/**
 * Compares a report folder with the truth of its data. The content provides the traits of detections; the scoring rules give the tiers
 * without a detection.
 */
export function evaluate(house: House, options: EvaluateOptions): Promise<Evaluation> {
  const traits = new Map(house.content(options.contentFolders).detections.map((one) => [one.id, traitsOf(one)]));
  return evaluateFiles({
    ...options,
    version: house.version,
    tierRule: (findings, now, standing) => {
      const rows = findings.map((one) => ({
        ...one,
        ...(traits.get(one.detection) ?? NO_TRAITS),
        events: one.evidence,
        stated_bits: one.bits,
        why_capped: '',
      }));
      return house.scorer(rows, now, standing).tier;
    },
  });
}
