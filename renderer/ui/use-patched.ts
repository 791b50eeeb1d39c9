import { useMemo, useState } from 'react'

/**
 * A value made from another with a look at the one made before, so that what has not changed in it stays the same
 * object. `patch` is taken from the first drawing.
 */
export function usePatched<From, To>(from: From, patch: (from: From, before: To) => To, first: To): To {
  const [next] = useState(() => patcher(patch, first))
  return useMemo(() => next(from), [next, from])
}

function patcher<From, To>(patch: (from: From, before: To) => To, first: To): (from: From) => To {
  let last = first
  return (from) => {
    last = patch(from, last)
    return last
  }
}
