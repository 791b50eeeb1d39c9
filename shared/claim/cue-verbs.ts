import { inflect, reportingVerb, type VerbForm } from './verb-classes.ts'

/** Verbs that report only sometimes, but where somebody acts right before them. */
const FURTHER = 'discourage file lift present reassert share stipulate surmise vote stand misstate'

/** Reporting verbs that mean something else too often to be taken for cues without reading their surroundings. */
const EVERYDAY: ReadonlySet<string> = new Set(
  `term cast paint bill frame begin start finish interrupt brief own allow certify determine rate rank text type pen print air
  release circulate document record assume forget view discover notice value mind care need love enjoy try attempt
  struggle look await choose miss dare bother push angle sound tend buy trust gather hit fight pan rip slap trash nod
  laugh smile wink sigh weep grin fire shoot snap return measure capture reflect prove bar ban interview poll survey
  prompt force direct pressure market name identify specify reference view return cheer credit talk`.split(/\s+/),
)

type CueForm = 'finite' | 'base' | 'participle'

const STOOD: ReturnType<typeof inflect> = [
  ['stand', 'base'],
  ['stands', 'third'],
  ['stood', 'past'],
  ['standing', 'ing'],
]

const FURTHER_FORMS: ReadonlyMap<string, VerbForm['form']> = new Map(
  FURTHER.split(' ').flatMap((base) => (base === 'stand' ? STOOD : inflect(base))),
)

/** In which form a word is a cue; `null` where it is none. */
export function cueForm(word: string): CueForm | null {
  const lower = word.toLowerCase()
  const further = FURTHER_FORMS.get(lower)
  if (further !== undefined) return coarse(further)
  const verb = reportingVerb(lower)
  return verb === null || EVERYDAY.has(verb.base) ? null : coarse(verb.form)
}

function coarse(form: VerbForm['form']): CueForm {
  if (form === 'base') return 'base'
  return form === 'ing' ? 'participle' : 'finite'
}
