import { assertNever } from '../base/assert-never.ts'
import type { Expectation, SchemaFault } from '../format/bundle-problem.ts'
import { number } from './words.ts'

/** What is wrong with the shape of a bundle at one place. */
export function schemaFaultText({ pointer, line, expected, found }: SchemaFault): string {
  const place = pointer === '' ? 'The file' : pointer
  const where = line === undefined ? place : `Line ${number(line)}, ${place}`
  const wanted = expectationText(expected)
  return found === null
    ? `${where}: missing; there should be ${wanted}`
    : `${where}: there should be ${wanted}, not ${found}`
}

function expectationText(expected: Expectation): string {
  switch (expected.kind) {
    case 'type':
      return typeText(expected.type)
    case 'one-of':
      return expected.values.map((value) => JSON.stringify(value)).join(' or ')
    case 'at-least':
      return `at least ${amountText(expected.minimum, expected.of)}`
    case 'at-most':
      return `at most ${amountText(expected.maximum, expected.of)}`
    case 'other':
      return `something else (${expected.message})`
    default:
      return assertNever(expected)
  }
}

function amountText(amount: number, of: 'characters' | 'items' | 'value'): string {
  if (of === 'value') return number(amount)
  return `${number(amount)} ${amount === 1 ? of.slice(0, -1) : of}`
}

function typeText(type: Extract<Expectation, { readonly kind: 'type' }>['type']): string {
  switch (type) {
    case 'string':
    case 'number':
      return `a ${type}`
    case 'integer':
      return 'a whole number'
    case 'boolean':
      return 'true or false'
    case 'array':
      return 'a list'
    case 'object':
      return 'an object'
    case 'id':
      return 'an id (a UUID in lower case)'
    case 'change-id':
    case 'device-id':
      return 'a UUID of version 7 in lower case'
    case 'hash':
      return 'a SHA-256 as 64 lower-case hexadecimal digits'
    case 'date-time':
      return 'a time such as 2031-02-11T09:30:00Z'
    case 'clock':
      return 'a clock reading such as 2031-02-11T09:30:00.000Z-0000-<device id>'
    case 'json':
      return 'a value'
    default:
      return assertNever(type)
  }
}
