import { fullDate } from '../../../shared/text/block-shape.ts'

const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const months = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
const moments = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** A calendar date of ISO 8601, as far as it is known: "11 February 2031", "February 2031", "2031"; else as it is written. */
export function dateText(iso: string): string {
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(iso)) return dateOfMoment(iso) ?? iso
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return iso
  if (iso.length === 4) return iso
  return (iso.length === 7 ? months : days).format(date)
}

/** The calendar date of ISO 8601 that somebody wrote: "2031-02" or "11 February 2031"; `null` where it is none. */
export function writtenDate(text: string): string | null {
  if (/^\d{4}(-(?:0[1-9]|1[0-2]))?$/.test(text)) return text
  return fullDate(text)
}

/** A moment of ISO 8601 on the clock of the reader: "22 Nov 2026, 14:05". */
export function momentText(iso: string): string {
  const date = new Date(iso)
  return Number.isNaN(date.getTime()) ? iso : moments.format(date)
}

function dateOfMoment(iso: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T/.test(iso)) return null
  return dateText(iso.slice(0, 10))
}
