/** The best split of a node that was found so far; one object is used for all nodes, as there are very many. */
export class Split {
  column = -1;
  /** The largest code that goes left; a missing value goes where `missingLeft` says. */
  code = 0;
  missingLeft = false;
  score = 0;

  /** A split has to score better than the node as it is. */
  begin(score: number): void {
    this.column = -1;
    this.score = score + Math.abs(score) * 1e-12;
  }

  offer(score: number, column: number, code: number, missingLeft: boolean): void {
    if (score <= this.score) return;
    this.score = score;
    this.column = column;
    this.code = code;
    this.missingLeft = missingLeft;
  }
}

/**
 * What a tree has to tell apart: keeps the histogram of a node and column, and scores its splits. A missing value is
 * tried on both sides; where a node has none, later ones go to the larger side.
 */
export interface Criterion {
  /** Numbers that a leaf holds. */
  readonly width: number;
  /** The rows of the tree, those of a node side by side; whoever grows the tree keeps them so. */
  readonly rows: Int32Array;
  /** All columns, those to be looked through next side by side; whoever grows the tree draws them. */
  readonly columns: Int32Array;
  /** Weight of each row in this tree: how often it was drawn. */
  readonly weights: Float64Array;
  /** Takes the weights of a new tree. */
  beginTree(): void;
  /** Sums up the node rows[from..to]; returns whether there is anything to split. */
  beginNode(from: number, to: number): boolean;
  /** What `Split.begin` needs. */
  score(): number;
  /** Looks for the best split of the node by columns[from..to]; returns how many of them have different values here. */
  search(from: number, to: number, split: Split): number;
  /** Writes what a leaf of the node predicts. */
  leaf(into: Float32Array, offset: number): void;
}
