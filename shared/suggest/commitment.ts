import { reportingVerb } from '../claim/verb-classes.ts'
import type { Codebook } from '../codebook/codebook.ts'

/** What the type of a commitment follows from: the words of cue and content in lower case, straight apostrophes. */
export interface CommitmentEvidence {
  readonly cue: string
  readonly content: string
  /** Whether the content belongs to two or more who speak together. */
  readonly joint: boolean
  /** The words of the sentence between cue and content, and right before the cue. */
  readonly around: string
}

/** A type with what speaks for it. */
export interface ProposedCommitment {
  readonly code: string
  readonly by: 'cue' | 'content' | 'default'
  readonly words: string
}

type Rule = readonly [code: string, pattern: RegExp]

/** What cues say by themselves. The first that fits counts. */
const CUE_RULES: readonly Rule[] = rules(`
  commissive.refuse: refus\\w+|rul(?:e|es|ed|ing) out|declin\\w+|reject\\w*|rebuff\\w*|(?:will|would) (?:not|never)|won't|den(?:y|ies|ied|ying)|disavow\\w*|repudiat\\w+
  directive.demand: demand\\w*|insist\\w*|order(?:s|ed|ing)?|requir\\w+|call(?:s|ed|ing)? (?:up)?on|call(?:s|ed|ing)? for|instruct\\w*|command\\w*|must
  directive.request: ask(?:s|ed|ing)? (?!about|whether|if|how|what|why|when)|ask(?:s|ed|ing)?$|request\\w*|urg(?:e|es|ed|ing)|appeal\\w*|seek\\w*|sought|encourag\\w+|plead\\w*|implor\\w+|invit\\w+ |lobb(?:y|ied|ying)|press(?:ed|es|ing)|hop(?:e|es|ed|ing)
  commissive.reaffirm: reaffirm\\w*|reiterat\\w+|reconfirm\\w*|restat\\w+|renew\\w*|affirm\\w*|assur\\w+|reassur\\w+|confirm\\w*|vouch\\w*
  commissive.threat: threat\\w*|warn\\w*
  commissive.pledge: pledg\\w+|promis\\w+|vow\\w*|commit(?:s|ted|ting)?(?: to)?|undert(?:ake|akes|ook|aking)|guarantee\\w*|swear\\w*|swore|sworn|determin\\w+|resolv\\w+
  commissive.offer: offer\\w*|propos\\w+|invit\\w+|ready|willing|prepared|volunteer\\w*
  commissive.plan: plan(?:s|ned|ning)?|intend\\w*|aim(?:s|ed|ing)?|expect\\w*|schedul\\w+|is set|are set|consider\\w*|explor\\w+|mull\\w*|decid\\w+|wants? to|hopes? to
  expressive.endorse: prais\\w+|welcom\\w+|applaud\\w*|thank\\w*|endors\\w+|back(?:s|ed|ing)|hail\\w*|commend\\w*|congratulat\\w+|appreciat\\w+|support\\w*|laud\\w*|admir\\w+|celebrat\\w+|sympath\\w+|prefer\\w*|love\\w*|tout\\w*
  expressive.criticism: condemn\\w*|critici\\w+|protest\\w*|regret\\w*|accus\\w+|deplor\\w+|blam\\w+|blast\\w*|slam\\w*|denounc\\w+|decr(?:y|ies|ied|ying)|lambast\\w+|attack\\w*|mock\\w*|ridicul\\w+|complain\\w*|chid\\w+|rebuk\\w+|concern\\w*|worr\\w+|fear\\w*|bemoan\\w*|lament\\w*|rip(?:s|ped|ping)|bash\\w*|scold\\w*|assail\\w*|chastis\\w+|fault\\w*|object\\w*
  assertive.position: stress\\w*|emphasi[sz]\\w+|underscor\\w+|underlin\\w+|oppos\\w+|favou?r\\w*|advocat\\w+|argu\\w+|maintain\\w*|contend\\w*|recommend\\w*|suggest(?:s|ed|ing)? that|defend\\w*|believ\\w+|disagree\\w*
  declarative.act: sign(?:s|ed|ing)?|impos\\w+|ratif\\w+|adopt\\w*|approv\\w+|appoint\\w*|fil(?:e|es|ed|ing)|lift(?:s|ed|ing)?|ban(?:s|ned|ning)|enact\\w*|veto\\w*|repeal\\w*|authori[sz]\\w+|nominat\\w+|rul(?:ed|es|ing)
`)

/** What the words of the content say where the cue says nothing: “said”, “told”. The first that fits counts. */
const CONTENT_RULES: readonly Rule[] = rules(`
  commissive.pledge: determined to|resolved to
  commissive.offer: no reason (?:for \\w+ )?to (?:reject|refuse|oppose)
  assertive.position: (?:do|does|did) not want|(?:don't|doesn't|didn't) want
  expressive.endorse: (?:want|like) to thank|(?:i|we) thank
  commissive.refuse: (?:will|would|shall|could|can) never|(?:i|we|he|she|they|it|government|tokyo|washington|administration) (?:will|would|shall) not|(?:i|we|he|she|they) won't|(?:refuse[sd]?|not (?:going|willing|prepared|ready)) to|no (?:intention|plans?) (?:of|to)|rule[sd]? out|reject(?:s|ed)?|decline[sd]? to
  commissive.threat: (?:pay|face|suffer|bear) .{0,20}(?:price|consequences)|(?:serious|grave|severe|dire) consequences|retaliat\\w+|or else|strike back|all options
  commissive.offer: (?:ready|willing|prepared|open) to|no reason (?:for \\w+ )?to (?:reject|refuse|oppose)|offer(?:s|ed)? to|propos(?:e|es|ed) (?:to|that|a|an)|welcome to join|(?:if|once|provided) .{5,80}(?:will|would|could) (?:lift|ease|resume|return|talk|meet|negotiate|open|consider)
  commissive.reaffirm: (?:remain|remains|stay|stays|firmly|fully|strongly|still|deeply) committed|(?:is|are) (?:fully |firmly |deeply |strongly )?committed to|stand(?:s|ing)? (?:by|with|behind)|continu(?:e|es|ing) (?:to|its|our|their)|(?:treaty|pact|alliance|article \\w+) (?:applies|covers|holds|remains)|remain(?:s|ed)? (?:the cornerstone|unchanged|in (?:force|place|effect))|will (?:always|continue to|keep)|commitment to
  expressive.endorse: (?:i|we|he|she|they)(?: \\w+)? (?:applaud|welcome|praise|thank|appreciate|support|commend|congratulate|love|admire|respect)s?|(?:want|like) to thank|thank you|thank(?:s|ful)|grateful|great (?:courage|job|honor|leader|friend|work)|proud of|congratulations|(?:is|was|are) (?:a )?(?:great|fantastic|wonderful|excellent|terrific|good) (?:man|woman|person|leader|friend|step|thing|news|candidate|president)
  expressive.criticism: condemn\\w*|deplor\\w+|regret(?:s|table|ted)?|disgrac\\w+|shame\\w*|outrag\\w+|disappoint\\w+|unfortunate\\w*|(?:deeply|very|gravely|seriously) (?:concerned|worried|troubled)|concern (?:at|over|about)|(?:is|was|are|were) (?:wrong|terrible|horrible|awful|ridiculous|stupid|a lie|lying|a liar|a joke|a disaster|dangerous|unfit|corrupt|crooked)|disaster|liar|bigot\\w*|racist|failed|failure
  directive.demand: (?:must|has to|have to|needs to|had to) (?:immediately |first |now |also |not |cease|stop|end|abandon|halt|return|release|withdraw|comply|respect|refrain|take|act|pay|leave|resign|apologi[sz]e|answer)|demand\\w*|insist\\w*|(?:stop|cease|end) (?:this|these|the|its|your|it|all)|call(?:s|ed|ing)? (?:up)?on
  directive.request: urg(?:e|es|ed|ing)|ask(?:s|ed|ing)? (?:\\w+ ){1,3}to|appeal(?:s|ed)?|(?:i|we|he|she|they) (?:\\w+ )?hopes?|please|let's|let us|encourag\\w+|call for|request\\w*
  assertive.position: should|ought|need(?:s|ed)? (?:to|for)|must|important|importance|essential|critical to|crucial|vital|necessary|oppos(?:e|es|ed|ing)|support(?:s|ed|ing)?|unacceptable|cannot be (?:allowed|tolerated|accepted)|in (?:our|the|their|its) (?:national )?interest|principles?|cornerstone|recogni[sz]e[sd]?|the right (?:thing|to)|has to|have to|deserve\\w*|priority|(?:does|do) not (?:take a position|recogni[sz]e|accept|support)
  commissive.plan: plan(?:s|ned|ning)? to|intend(?:s|ed)? to|(?:is|are|was|were) (?:scheduled|expected|set|due|planning|preparing|considering|exploring|looking) |aim(?:s|ed)? (?:to|at)|(?:will|would) (?:meet|visit|travel|hold|begin|start|announce|release|attend|host|consider|explore|discuss|review|take place|speak|decide|take into account|examine|study|return|vote|deliver|launch|unveil|introduce|open|send)|explor(?:e|ing)|consider(?:ing)?|going to (?:meet|visit|hold|start|begin|announce|release)|(?:would|will) like to|want(?:s|ed)? to
  commissive.pledge: (?:i|we|he|she|they|states|japan|government|administration|ministry|washington|tokyo|council|president|sides|countries|governments)(?: \\w+ly| also| both| all)? (?:will|'ll|shall|would)|(?:i|we)'ll|(?:i'm|we're|i am|we are) going to|determined to|resolve[sd]? to|pledge[sd]?|promise[sd]?|vow(?:s|ed)?|guarantee[sd]?|committed|swear
`)

function rules(lines: string): readonly Rule[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const colon = line.indexOf(': ')
      return [line.slice(0, colon).trim(), new RegExp(`\\b(?:${line.slice(colon + 2)})\\b`)]
    })
}

const JUDGEMENT =
  /^(?:(?:that|on|about|with|upon|in) )?(?:the |an? |its |their )?(?:need|importance|necessity|urgency|view|principle|significance|value|seriousness)\b|\b(?:should|needs? to|cannot|important|essential|unchanged|necessary|must)\b/
const NEUTRAL =
  /\b(?:say|tell|add|note|write|state|speak|talk|announce|declare|explain|express|according|quote|observe|point|tweet|continue|describe|call|mention|remark|comment|think|report|show|discuss|post|reply|respond|answer|acknowledge|highlight|share|seem|appear|claim|assert|convey|voice|conclude|recall|refer|cite|put|make)\b/
const DISCUSSED = /\b(?:discuss|talk|debate|exchange|meet|review)\b/

/** The type of commitment that cue and content speak for, among the codes of a codebook that are in use. */
export function commitmentOf(evidence: CommitmentEvidence, codebook: Codebook): ProposedCommitment {
  const active = new Set(codebook.codes.filter(({ deprecated }) => !deprecated).map(({ code }) => code))
  const own = ownCode(evidence, codebook, active)
  if (own !== null) return own
  for (const found of candidates(evidence)) if (active.has(found.code)) return found
  const fallback = active.has('assertive.fact')
    ? 'assertive.fact'
    : (codebook.codes.find(({ code }) => active.has(code))?.code ?? 'assertive.fact')
  return { code: fallback, by: 'default', words: '' }
}

/** What a commitment may be, the likeliest first; what is not asked for is not looked for. */
function* candidates({ cue, content, joint, around }: CommitmentEvidence): Generator<ProposedCommitment> {
  const agreed = agreementOf(cue, content, joint)
  if (agreed !== null) {
    yield agreed
    return
  }
  const bases = cue.split(/\s+/).map((word) => reportingVerb(word)?.base ?? word)
  const lead = `${cue} ${around}`.trim()
  if (/\bexpress\w*|voic\w+|show\w*|convey\w*/.test(cue)) {
    const shown = match(EXPRESSED, `${lead} ${content.slice(0, 40)}`, 'content')
    if (shown !== null) {
      yield shown
      return
    }
  }
  if (bases.some((base) => DISCUSSED.test(base))) {
    yield { code: 'assertive.fact', by: 'cue', words: cue }
    return
  }
  const byCue = match(CUE_RULES, cue, 'cue')
  const neutral = bases.some((base) => NEUTRAL.test(base))
  const first = neutral ? null : refined(byCue, content)
  if (first !== null) yield first
  const byContent = firstOfPlans(match(CONTENT_RULES, content, 'content'), content)
  if (byContent !== null) yield byContent
  if (neutral && byCue !== null) yield byCue
}

const EXPRESSED: readonly Rule[] = rules(`
  expressive.criticism: concern\\w*|regret\\w*|worr\\w+|anger|outrage|disappoint\\w+|displeasure|doubt\\w*|fear\\w*|skeptic\\w+|frustrat\\w+
  expressive.endorse: support|appreciation|gratitude|thanks|understanding|admiration|sympathy|confidence|satisfaction|approval|backing|praise
  commissive.offer: readiness|willingness
  commissive.pledge: determination|resolve|commitment
  directive.request: hope\\w*|desire|wish\\w*
  assertive.position: opposition|view|belief|opinion
`)

/** “Agreed to …” binds; “agreed that …”, “agreed on the need …” judges, or demands something of somebody else. */
function agreementOf(cue: string, content: string, joint: boolean): ProposedCommitment | null {
  const [words = ''] =
    /\b(?:agree[sd]?|agreeing|concur\w*|jointly \w+|(?:reach|struck|sign)\w* (?:an? )?(?:agreement|accord|deal))\b/.exec(
      cue,
    ) ?? []
  if (words === '') return null
  if (/^(?:with [^,]{1,40}? )?to\b/.test(content) && !/^to (?:disagree|differ)/.test(content))
    return { code: 'commissive.agreement', by: 'cue', words }
  if (/\bmust\b/.test(content)) return { code: 'directive.demand', by: 'content', words: 'must' }
  const [judged] = JUDGEMENT.exec(content) ?? []
  if (judged !== undefined) return { code: 'assertive.position', by: 'content', words: judged.trim() }
  if (/\b(?:will|would|shall)\b/.test(content) || joint) return { code: 'commissive.agreement', by: 'cue', words }
  return { code: 'assertive.position', by: 'cue', words }
}

/** What the content changes in what the cue says: “stressed its commitment”, “hopes to visit”, “warned that prices rise”. */
function refined(byCue: ProposedCommitment | null, content: string): ProposedCommitment | null {
  if (byCue === null) return null
  if (byCue.code === 'commissive.reaffirm' && /^(?:the )?(?:importance|need)\b/.test(content))
    return { ...byCue, code: 'assertive.position', by: 'content' }
  if (byCue.code === 'directive.request' && /^to\b/.test(content) && /hop|seek|sought/.test(byCue.words))
    return { ...byCue, code: 'commissive.plan' }
  if (byCue.code === 'directive.request' && /^(?:about|whether|if|how|what|why|when)\b/.test(content))
    return { ...byCue, code: 'assertive.fact' }
  if (byCue.code === 'commissive.refuse' && byCue.words.startsWith('den')) return { ...byCue, code: 'assertive.fact' }
  if (
    byCue.code === 'commissive.plan' &&
    /^(?:expect|considered|decid)/.test(byCue.words) &&
    !/^to\b|ing\b/.test(content)
  )
    return { ...byCue, code: 'assertive.fact' }
  return byCue
}

/** Of a view, a plan and a pledge in one content the one that comes first: “will take into account the priority of …”. */
function firstOfPlans(found: ProposedCommitment | null, content: string): ProposedCommitment | null {
  if (found?.code !== 'assertive.position') return found
  const at = content.indexOf(found.words)
  const plans = CONTENT_RULES.filter(([code]) => code === 'commissive.plan' || code === 'commissive.pledge')
  const earlier = match(plans, content.slice(0, at), 'content')
  return earlier ?? found
}

function match(list: readonly Rule[], words: string, by: 'cue' | 'content'): ProposedCommitment | null {
  for (const [code, pattern] of list) {
    const found = pattern.exec(words)
    if (found !== null) return { code, by, words: found[0].trim() }
  }
  return null
}

/** A code that is not of the default codebook, by its own cues. */
function ownCode(
  { cue, content }: CommitmentEvidence,
  { codes }: Codebook,
  active: ReadonlySet<string>,
): ProposedCommitment | null {
  for (const { code, cues } of codes) {
    if (!active.has(code) || KNOWN.has(code)) continue
    for (const own of cues) {
      const words = own.toLowerCase()
      if (words === '') continue
      if (hasWords(cue, words)) return { code, by: 'cue', words }
      if (hasWords(content, words)) return { code, by: 'content', words }
    }
  }
  return null
}

const KNOWN: ReadonlySet<string> = new Set(
  [...CUE_RULES, ...CONTENT_RULES].map(([code]) => code).concat('commissive.agreement', 'assertive.fact'),
)

/** Whether words stand in a text, the first of them in any of its forms. */
function hasWords(text: string, words: string): boolean {
  const at = text.split(/[^\p{L}\p{N}'-]+/u).map((word) => reportingVerb(word)?.base ?? word)
  const sought = words.split(/\s+/).map((word) => reportingVerb(word)?.base ?? word)
  return at.some((_, index) => sought.every((word, offset) => at[index + offset] === word))
}
