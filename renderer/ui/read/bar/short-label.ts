/** A label up to its first alternative: "Offer / conditional opening" is "Offer". What is shown where room is short. */
export function shortLabel(label: string): string {
  return label.split(/\s*\/\s*/, 1)[0] ?? label
}
