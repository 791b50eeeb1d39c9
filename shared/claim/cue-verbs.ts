/**
 * Verbs that report what somebody says, believes or binds themselves to, in their base form. Those that double their last
 * consonant have it in brackets.
 */
const REGULAR = `accept accuse acknowledge add address admit[t] adopt advise advocate affirm agree aim alert allege announce
  answer anticipate apologize apologise appeal applaud appoint appreciate approve argue ask assert assess assure attack
  authorize authorise avow back believe blame blast boast brand call caution challenge charge cite claim clarify comment
  commit[t] complain concede conclude concur[r] condemn confess confide confirm congratulate consider contend contest continue
  counter criticize criticise cry declare decline decry defend demand denounce deny deplore depict describe deride
  detail disagree disclose discourage discuss dismiss dispute doubt echo elaborate emphasize emphasise encourage endorse
  envisage envision estimate exclaim expect explain express fear figure file forecast fume guarantee guess hail highlight
  hint hope hypothesize imagine impose imply indicate inform inquire insist instruct intend interject invite joke judge
  jest lament lash laud lift like list maintain mention mock muse mutter nod note notify object observe offer oppose opine
  order outline pledge plan[n] plead point ponder portray posit post praise predict prefer[r] present press proclaim project
  promise pronounce propose protest publish question quip[p] react realize realise reaffirm reason reassert reassure
  rebuff rebuke recall recognize recognise recommend recount refer[r] refuse regard regret[t] reiterate reject relate
  relay remark remember remind renew repeat reply report request require resolve respond retort reveal rule scoff seek
  sense share shout sign signal slam[m] sneer speculate state stipulate stress submit[t] suggest support suppose surmise suspect
  sympathize testify thank theorize threaten tout tweet underline underscore undertake urge verify voice volunteer vote vow
  wager want warn welcome whisper wish wonder worry yell`

const IRREGULAR = `say said says saying, tell told tells telling, think thought thinks thinking, write wrote writes writing,
  know knew knows knowing, feel felt feels feeling, see saw sees seeing, find found finds finding, hold held holds holding,
  mean meant means meaning, swear swore swears swearing, forbid forbade forbids forbidding,
  foresee foresaw foresees foreseeing, undertake undertook undertakes undertaking, seek sought seeks seeking,
  speak spoke speaks speaking, read reads reading, show showed shows showing,
  hear heard hears hearing, learn learned learns learning, argue argues argued arguing,
  bet bets betting, stand stood stands standing, understand understood understands understanding,
  misstate misstated misstates misstating, grant granted grants granting`

const CUES: ReadonlyMap<string, 'finite' | 'base' | 'participle'> = new Map([
  ...REGULAR.split(/\s+/).flatMap(inflect),
  ...IRREGULAR.split(',').flatMap((forms) => formsOf(forms.trim().split(/\s+/))),
])

type CueForm = 'finite' | 'base' | 'participle'

/** In which form a word is a cue; `null` where it is none. */
export function cueForm(word: string): CueForm | null {
  return CUES.get(word.toLowerCase()) ?? null
}

function inflect(entry: string): readonly [string, CueForm][] {
  const [base = '', doubled = ''] = entry.split(/[[\]]/)
  const stem = base + doubled
  const mute = base.endsWith('e')
  const soft = /[^aeiou]y$/.test(base)
  const past = mute ? `${base}d` : soft ? `${base.slice(0, -1)}ied` : `${stem}ed`
  const third = soft ? `${base.slice(0, -1)}ies` : /(?:s|x|sh|ch|o)$/.test(base) ? `${base}es` : `${base}s`
  const present = mute && !base.endsWith('ee') ? `${base.slice(0, -1)}ing` : `${stem}ing`
  return formsOf([base, past, third, present])
}

function formsOf([base = '', ...others]: readonly string[]): readonly [string, CueForm][] {
  return [
    [base, 'base'],
    ...others.map((form): [string, CueForm] => [form, form.endsWith('ing') ? 'participle' : 'finite']),
  ]
}
