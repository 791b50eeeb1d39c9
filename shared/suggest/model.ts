import { type StoredTable, WeightTable } from './weight-table.ts'

/** Weights learnt from annotated news: of cues, of what surrounds them, and of how far to trust the whole. */
export interface Model {
  readonly cueStates: WeightTable
  readonly cueEdges: WeightTable
  readonly roleStates: WeightTable
  readonly roleEdges: WeightTable
  /** One weight for each number that `trustNumbers` gives. */
  readonly trust: readonly number[]
  /** Templates of features that are left out: only where their worth is measured. */
  readonly muted?: ReadonlySet<number>
}

/** The file of the model. */
export interface StoredModel {
  readonly cueStates: StoredTable
  readonly cueEdges: StoredTable
  readonly roleStates: StoredTable
  readonly roleEdges: StoredTable
  readonly trust: readonly number[]
}

export function openModel(stored: StoredModel): Model {
  return {
    cueStates: new WeightTable(stored.cueStates),
    cueEdges: new WeightTable(stored.cueEdges),
    roleStates: new WeightTable(stored.roleStates),
    roleEdges: new WeightTable(stored.roleEdges),
    trust: stored.trust,
  }
}
