/** Given names that tell whether “he” or “she” may stand for somebody; a hint only. */
const FEMALE = wordSet(
  `hillary mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa betty margaret sandra ashley
  kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy
  angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet catherine
  maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith megan andrea cheryl
  hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice jean alice sophia grace denise amber doris
  marilyn danielle beverly isabella theresa diana natalie brittany charlotte marie kayla alexis lori nikki condoleezza
  theresa angela ursula kamala jill melania ivanka chelsea huma kellyanne carly claire kirsten tammy jeanne susana loretta
  yuriko sadako makiko tomomi yoko akiko naoko yumiko geun ingrid sofia elena olga natalia irina svetlana fatima aisha zahra`,
)
const MALE = wordSet(
  `james robert john michael david william richard joseph thomas christopher charles daniel matthew anthony mark donald steven
  andrew paul joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan
  stephen larry justin scott brandon benjamin samuel gregory alexander patrick frank raymond jack dennis jerry tyler aaron
  jose adam nathan henry zachary douglas peter kyle noah ethan jeremy walter christian keith roger terry austin sean gerald
  carl harold dylan arthur lawrence jordan jesse bryan billy bruce gabriel joe logan alan juan albert willie elijah wayne
  randy vincent mason roy ralph bobby russell bradley philip eugene bill tom mike jim bob dan ted ben jeb marco rand mitch
  bernie barack chris rick newt mitt tim paul harry chuck lindsey orrin vladimir xi sergei antony lloyd shinzo taro fumio
  toshimitsu seiji naoto yoshihide nobuo mitoji hiroshi takeshi kenji yasuo junichiro emmanuel boris jean-claude benjamin
  ahmed mohammed muhammad ali hassan omar yusuf ivan dmitri nikolai igor olaf angus`,
)

/** What a given name suggests; `null` where it suggests nothing. */
export function genderOf(givenName: string): 'she' | 'he' | null {
  const lower = givenName.toLowerCase()
  if (FEMALE.has(lower)) return 'she'
  return MALE.has(lower) ? 'he' : null
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/))
}
