import { type Forest, predict } from '../../ml/forest/forest';
import type { LearningContext } from '../../ml/learning-context';
import { columnOf, type Matrix } from '../../ml/matrix';
import { type CalibrationBin, calibrationTable } from '../../ml/metrics/calibration';
import { type ClassificationMetrics, classificationMetrics } from '../../ml/metrics/classification';
import { median } from '../../ml/quantile';

/** Customers as they were known at a cut-off, and who of them bought again. */
export interface Known {
  features: Matrix;
  boughtAgain: Uint8Array;
}

export interface ReturnsInput {
  /** A forest that was learned before and is to be judged anew; null to learn one. */
  forest: Forest | null;
  /** At an earlier cut-off, to learn from. */
  earlier: Known;
  /** At a later one, to judge by. */
  later: Known;
  /** Today, when nobody knows yet. */
  now: Matrix;
}

export interface ReturnsEvaluation extends ClassificationMetrics {
  auc: number;
  customers: number;
  /** As many customers each, those with the lowest chances first. */
  calibration: CalibrationBin[];
  /** The rule that those come back whose last visit is less long ago than the middle customer's. */
  rule: { auc: number; logLoss: number };
  /** Whether the forest ranks and rates better than the rule. */
  better: boolean;
}

export interface LearnedReturns {
  forest: Forest;
  evaluation: ReturnsEvaluation;
  /** How likely the customers of today buy again, on average. */
  meanChance: number;
}

export const returnsSeed = 1;
const options = { trees: 200, minLeaf: 30, classes: 2, seed: returnsSeed };
const bins = 10;
const recency = 0;

/**
 * A forest that tells from what customers have done how likely they buy again, learned at an earlier cut-off and judged at a
 * later one, where it has not seen who came back.
 * @param input on either side some customers who bought again, and some who did not
 */
export async function learnReturns(input: ReturnsInput, context: LearningContext): Promise<LearnedReturns> {
  const { earlier, later, now } = input;
  const forest =
    input.forest ?? (await context.trainForest(earlier.features, Float64Array.from(earlier.boughtAgain), options));
  const chances = chancesOf(forest, later.features);
  const { boughtAgain } = later;
  const ours = judge(boughtAgain, chances);
  const { auc: ruleAuc, logLoss: ruleLoss } = judge(boughtAgain, ruleOf(earlier, later));
  const evaluation = {
    customers: boughtAgain.length,
    ...ours,
    calibration: calibrationTable(boughtAgain, chances, bins),
    rule: { auc: ruleAuc, logLoss: ruleLoss },
    better: ours.auc > ruleAuc && ours.logLoss < ruleLoss,
  };
  return { forest, evaluation, meanChance: meanOf(chancesOf(forest, now)) };
}

function judge(boughtAgain: Uint8Array, probabilities: Float64Array) {
  const { auc, ...metrics } = classificationMetrics(boughtAgain, probabilities);
  // Some came back and some did not, so that there is a rank.
  return { ...metrics, auc: auc ?? 0.5 };
}

function meanOf(values: Float64Array | Uint8Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** How likely each customer buys again. */
export function chancesOf(forest: Forest, features: Matrix): Float64Array {
  return predict(forest, features).filter((_, index) => index % 2 === 1);
}

/** For those who were there less long ago than the middle customer, the part of such that came back before; likewise for the others. */
function ruleOf(earlier: Known, later: Known): Float64Array {
  const before = columnOf(earlier.features, recency);
  const middle = median(before);
  const rate = (isRecent: boolean) => {
    const alike = earlier.boughtAgain.filter((_, row) => (before[row] ?? 0) < middle === isRecent);
    return (alike.reduce((sum, one) => sum + one, 0) + 1) / (alike.length + 2);
  };
  const [recent, others] = [rate(true), rate(false)];
  const now = columnOf(later.features, recency);
  const middleNow = median(now);
  return Float64Array.from(now, (days) => (days < middleNow ? recent : others));
}
