/** Marks a place that no value can reach; the compiler proves it, and this throws where data broke the types. */
export function assertNever(value: never): never {
  throw new Error(`A case was not handled: ${JSON.stringify(value)}`)
}
