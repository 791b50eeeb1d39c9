const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
const months = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' })

/** A calendar date of ISO 8601, as far as it is known, in little room: "11 Feb 2031", "Feb 2031", "2031"; else as it is written. */
export function shortDate(iso: string): string {
  const known = /^\d{4}(-\d{2})?(-\d{2})?/.exec(iso)
  const date = new Date(known?.[0] ?? Number.NaN)
  if (known === null || Number.isNaN(date.getTime()) || known[1] === undefined) return known?.[0] ?? iso
  return (known[2] === undefined ? months : days).format(date)
}
