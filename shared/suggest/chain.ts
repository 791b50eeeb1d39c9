/** A linear chain of labels (a conditional random field): what each label scores at each place, and each pair of neighbours. */
export interface Chain {
  readonly length: number
  readonly labels: number
  /** `length × labels`; minus infinity where a label is not allowed. */
  readonly states: Float64Array
  /** `length × labels × labels`: from the label before (rows) to the one here (columns); unused at 0. */
  readonly edges: Float64Array
}

/** The most probable labels. */
export function bestLabels({ length, labels, states, edges }: Chain): { labels: Uint8Array; score: number } {
  const best = new Float64Array(length * labels)
  const from = new Uint8Array(length * labels)
  for (let label = 0; label < labels; label += 1) best[label] = states[label] ?? 0
  for (let place = 1; place < length; place += 1) {
    for (let label = 0; label < labels; label += 1) {
      if (states[place * labels + label] === Number.NEGATIVE_INFINITY) {
        best[place * labels + label] = Number.NEGATIVE_INFINITY
        continue
      }
      let top = Number.NEGATIVE_INFINITY
      for (let before = 0; before < labels; before += 1) {
        const score =
          (best[(place - 1) * labels + before] ?? 0) + (edges[(place * labels + before) * labels + label] ?? 0)
        if (score <= top) continue
        top = score
        from[place * labels + label] = before
      }
      best[place * labels + label] = top + (states[place * labels + label] ?? 0)
    }
  }
  const found = new Uint8Array(length)
  let last = 0
  const end = (length - 1) * labels
  for (let label = 1; label < labels; label += 1) if ((best[end + label] ?? 0) > (best[end + last] ?? 0)) last = label
  const score = best[end + last] ?? 0
  for (let place = length - 1; place >= 0; place -= 1) {
    found[place] = last
    last = from[place * labels + last] ?? 0
  }
  return { labels: found, score }
}

/** What follows from a chain by summing over all labellings; logarithms. */
export interface Sums {
  readonly forward: Float64Array
  readonly backward: Float64Array
  /** The logarithm of the sum over all labellings. */
  readonly total: number
}

/** Sums over all labellings, forward and backward. */
export function sumsOf(chain: Chain): Sums {
  const { length, labels, states, edges } = chain
  const forward = forwardSums(chain)
  const backward = new Float64Array(length * labels)
  const terms = new Float64Array(labels)
  for (let place = length - 2; place >= 0; place -= 1) {
    for (let label = 0; label < labels; label += 1) {
      for (let next = 0; next < labels; next += 1) {
        const to = (place + 1) * labels
        terms[next] =
          (edges[(to + label) * labels + next] as number) +
          (states[to + next] as number) +
          (backward[to + next] as number)
      }
      backward[place * labels + label] = logSum(terms)
    }
  }
  return { forward, backward, total: logSum(forward.subarray((length - 1) * labels)) }
}

/** The logarithm of the sum over all labellings. */
export function totalOf(chain: Chain): number {
  return logSum(forwardSums(chain).subarray((chain.length - 1) * chain.labels))
}

function forwardSums({ length, labels, states, edges }: Chain): Float64Array {
  const forward = new Float64Array(length * labels)
  const terms = new Float64Array(labels)
  for (let label = 0; label < labels; label += 1) forward[label] = states[label] as number
  for (let place = 1; place < length; place += 1) {
    for (let label = 0; label < labels; label += 1) {
      const here = states[place * labels + label] as number
      if (here === Number.NEGATIVE_INFINITY) {
        forward[place * labels + label] = here
        continue
      }
      for (let before = 0; before < labels; before += 1) {
        terms[before] =
          (forward[(place - 1) * labels + before] as number) +
          (edges[(place * labels + before) * labels + label] as number)
      }
      forward[place * labels + label] = logSum(terms) + here
    }
  }
  return forward
}

/** Terms that are smaller than the largest by more than this, as logarithms, add nothing that counts. */
const NEGLIGIBLE = -40

function logSum(terms: Float64Array): number {
  let top = Number.NEGATIVE_INFINITY
  for (let index = 0; index < terms.length; index += 1) if ((terms[index] as number) > top) top = terms[index] as number
  if (top === Number.NEGATIVE_INFINITY) return top
  let sum = 0
  for (let index = 0; index < terms.length; index += 1) {
    const term = (terms[index] as number) - top
    if (term > NEGLIGIBLE) sum += Math.exp(term)
  }
  return top + Math.log(sum)
}
