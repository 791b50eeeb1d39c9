import { CONDITIONALITIES, MODES, STRENGTHS } from '../../../../shared/claim/record-fields.ts'
import { en } from '../../../strings/en.ts'
import { type StringKey, t } from '../../../strings/strings.ts'

/** A stored name as the catalogue has it under a prefix; the name itself where a newer version wrote one we do not know. */
export function wordFor(prefix: string, name: string): string {
  const key = `${prefix}.${name}`
  return isPlainKey(key) ? t(key as 'app.name') : name
}

function isPlainKey(key: string): key is StringKey {
  return Object.hasOwn(en, key) && typeof en[key as StringKey] === 'string'
}

/** What a field of a claim is called. */
export function fieldWord(field: string): string {
  return wordFor('field', field)
}

/** A field's value, as the history tells it, in the words of the editor. */
export function valueWord(field: string, value: string): string {
  if (value === '') return t('history.nothing')
  return field === 'mode' || field === 'strength' || field === 'conditionality'
    ? wordFor(`claim.${field}`, value)
    : value
}

interface Choice {
  readonly value: string
  readonly label: string
}

/** The choices of an attribute: unset, what this version knows, and the value that is there. */
function choices(prefix: string, known: readonly string[], value: string): readonly Choice[] {
  const names = value === '' || known.includes(value) ? known : [...known, value]
  return [
    { value: '', label: t('claim.notSet') },
    ...names.map((name) => ({ value: name, label: wordFor(prefix, name) })),
  ]
}

export function modeChoices(value: string): readonly Choice[] {
  return choices('claim.mode', MODES, value)
}

export function strengthChoices(value: string): readonly Choice[] {
  return choices('claim.strength', STRENGTHS, value)
}

export function conditionalityChoices(value: string): readonly Choice[] {
  return choices('claim.conditionality', CONDITIONALITIES, value)
}
