/**
 * Verbs by what they report, in their base form. Those that double their last consonant have it in brackets. The classes
 * are coarse on purpose: they let a rare verb be read like its commoner neighbours.
 */
const CLASSES = {
  say: `say tell state announce declare mention remark comment inform notify report relate recount narrate utter pronounce
    proclaim disclose divulge reveal brief quip[p] joke jest mutter mumble whisper shout yell scream exclaim cry interject
    intone gush crow chime confide volunteer relay reiterate repeat restate echo emphasize emphasise stress underscore
    underline highlight spell deadpan[n] quote snark riff spout chant sing describe characterize characterise label dub[b]
    brand term portray depict cast paint bill frame add note observe point explain clarify elaborate detail outline list
    summarize summarise recap[p] recall conclude continue begin start finish interrupt testify attest swear vouch assure
    reassure remind speak talk chat discuss debate deliberate address lecture rant vent ramble boast brag[g] tout trumpet
    herald preview signal hint imply insinuate intimate allude refer cite invoke reference name identify specify indicate
    read sound voice express air convey communicate inveigh muse opine posit offer`,
  claim: `claim allege assert contend argue maintain insist aver[r] avow affirm profess purport counter rebut[t] refute dispute
    contest challenge deny disavow disown reject dismiss disagree concede admit[t] acknowledge confess grant allow own
    confirm verify corroborate substantiate certify rule decide determine hold find adjudge plead submit[t] propose suggest
    recommend advise advocate counsel theorize theorise hypothesize speculate postulate warrant rationalize reason estimate
    project predict forecast foresee foretell prophesy envisage envision calculate assess judge rate rank deem`,
  write: `write tweet retweet post blog[g] publish text email e-mail print type pen[n] message caption broadcast air report release
    circulate transcribe document record`,
  think: `think believe know feel consider suppose suspect assume presume imagine guess figure reckon expect anticipate doubt
    wonder question ponder consider mull contemplate understand realize realise recognize recognise remember forget regard
    view see perceive sense interpret appreciate accept agree concur[r] buy fathom dream wager bet trust conclude infer[r]
    gather learn hear discover notice mistake misunderstand value deem conceive fancy believe envision weigh mind care`,
  want: `want wish hope desire long yearn crave need like love hate loathe dislike despise detest fear dread worry fret enjoy
    prefer[r] favor favour intend plan[n] aim mean seek try attempt strive struggle look await expect aspire resolve choose opt
    decide consider insist regret[t] mourn lament admire respect resent envy miss relish welcome embrace dare bother refuse
    hesitate scramble vie push angle`,
  ask: `ask inquire enquire query question request beg[g] plead implore beseech entreat appeal urge exhort encourage press
    pressure prod[d] push nudge goad demand order command instruct direct tell require call invite summon challenge dare
    caution warn alert advise lobby petition pray bid forbid urge appeal implore compel force persuade convince coax
    solicit grill interview poll survey prompt`,
  judge: `praise laud hail applaud commend compliment congratulate celebrate salute thank credit honor honour cheer welcome
    endorse back support champion defend justify excuse favor criticize criticise condemn denounce decry deplore blast slam[m]
    lambaste lambast bash rip[p] slap[p] hit attack assail chide scold rebuke reprimand admonish berate lash hammer pummel
    skewer savage trash pan[n] knock ding fault blame accuse charge indict implicate ridicule mock deride taunt tease needle
    scoff sneer jeer boo insult offend disparage belittle denigrate malign vilify smear slander demonize complain grumble
    gripe grouse moan bemoan lament protest object oppose resist fight disapprove approve bristle fume rail seethe balk
    bash excoriate impugn chastise castigate censure revile mourn apologize apologise sympathize commiserate snub[b] rebuff
    repudiate undercut slight dismiss downplay minimize exaggerate overstate bristle`,
  commit: `promise pledge vow swear commit[t] guarantee undertake agree consent offer threaten refuse decline volunteer pledge
    plan[n] intend propose reaffirm reconfirm renew ratify sign approve authorize authorise adopt impose enact veto back accept
    concede cooperate coordinate decide resolve mandate ban[n] bar[r] outlaw prohibit order appoint nominate designate`,
  show: `show suggest indicate reveal find demonstrate prove illustrate highlight imply confirm signal reflect mean note
    underscore point estimate measure document capture uncover expose unveil`,
  seem: `seem appear look sound feel tend`,
  react: `respond reply answer react retort counter fire shoot snap[p] rejoin return bristle balk shrug[g] laugh smile nod[d] wink
    sigh cry weep chuckle gloat rejoice grin cheer`,
} as const

/** What kind of thing a verb reports. */
export type VerbClass = keyof typeof CLASSES

/** A form of a verb that reports something. */
export interface VerbForm {
  readonly base: string
  readonly classes: readonly VerbClass[]
  readonly form: 'base' | 'third' | 'past' | 'participle' | 'ing'
}

/** Past, past participle and, where the rules do not make it, third person and -ing of irregular verbs. */
const IRREGULAR = new Map(
  `say said said, tell told told, think thought thought, write wrote written, know knew known, feel felt felt, see saw seen,
  find found found, hold held held, mean meant meant, swear swore sworn, forbid forbade forbidden, foresee foresaw foreseen,
  foretell foretold foretold, undertake undertook undertaken, seek sought sought, speak spoke spoken, read read read,
  show showed shown, hear heard heard, bet bet bet, understand understood understood, forget forgot forgotten,
  misunderstand misunderstood misunderstood, mistake mistook mistaken, choose chose chosen, cast cast cast, begin began begun,
  sing sang sung, bid bade bidden, fight fought fought, hit hit hit, shoot shot shot, withdraw withdrew withdrawn,
  buy bought bought, spell spelled spelled, prove proved proven, strive strove striven, weep wept wept, dream dreamed dreamt,
  rebut rebutted rebutted, deem deemed deemed, overstate overstated overstated`
    .split(',')
    .map((line) => line.trim().split(/\s+/))
    .map(([base = '', past = '', participle = '']) => [base, [past, participle]] as const),
)

const FORMS: ReadonlyMap<string, VerbForm> = formsOfAll()

/** Which verb of saying, thinking, wanting, judging or binding a word in lower case is a form of; `null` where of none. */
export function reportingVerb(lower: string): VerbForm | null {
  return FORMS.get(lower) ?? null
}

function formsOfAll(): ReadonlyMap<string, VerbForm> {
  const classesOf = new Map<string, VerbClass[]>()
  for (const [name, entries] of Object.entries(CLASSES) as [VerbClass, string][]) {
    for (const entry of entries.split(/\s+/)) {
      const own = classesOf.get(entry) ?? []
      if (!own.includes(name)) own.push(name)
      classesOf.set(entry, own)
    }
  }
  const forms = new Map<string, VerbForm>()
  for (const [entry, classes] of classesOf) {
    for (const [word, form] of inflect(entry)) {
      const base = entry.replace(/\[.*\]/, '')
      if (!forms.has(word)) forms.set(word, { base, classes, form })
    }
  }
  return forms
}

/** The forms of a regular verb, or of an irregular one from the list. */
export function inflect(entry: string): readonly (readonly [string, VerbForm['form']])[] {
  const [base = '', doubled = ''] = entry.split(/[[\]]/)
  const stem = base + doubled
  const mute = base.endsWith('e')
  const soft = /[^aeiou]y$/.test(base)
  const regular = mute ? `${base}d` : soft ? `${base.slice(0, -1)}ied` : `${stem}ed`
  const [past = regular, participle = regular] = IRREGULAR.get(base) ?? []
  const third = soft ? `${base.slice(0, -1)}ies` : /(?:s|x|sh|ch|o)$/.test(base) ? `${base}es` : `${base}s`
  const ing = mute && !base.endsWith('ee') ? `${base.slice(0, -1)}ing` : `${stem}ing`
  return [
    [base, 'base'],
    [third, 'third'],
    [past, 'past'],
    [participle, participle === past ? 'past' : 'participle'],
    [ing, 'ing'],
  ]
}
