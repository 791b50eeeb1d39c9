const plurals = new Intl.PluralRules('en')
const numbers = new Intl.NumberFormat('en')

/** A number with the noun that fits it: `count(1, 'claim', 'claims')` is "1 claim". */
export function count(n: number, one: string, other: string): string {
  return `${numbers.format(n)} ${plurals.select(n) === 'one' ? one : other}`
}
