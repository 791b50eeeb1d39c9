/** An article written for these tests: two paragraphs that meet in an emoji and a combining accent, a quote split in two. */
export const FERRY_TITLE = 'Lantern Bay settles its ferry quarrel'

const PARAGRAPHS = [
  FERRY_TITLE,
  'LANTERN BAY — Mayor Ottoline Brisk promised on Monday to reopen the north ferry by June, ending a quarrel that had kept half the islanders at home since autumn.',
  '“We will run six boats a day,” Brisk told reporters at the pier, “and we will not raise the fare this year.”',
  'Harbor master Idris Falk warned that he would close the pier if the storm gates were not repaired before the equinox.',
  'Falk’s deputy, Marguerite Osei, told the harbor board that the crews were proud of the little boat with the red heart ❤️🚢',
  'Cafe\u0301 owners on the quay praised the mayor for her patience and asked the council to keep the late boat on Fridays.',
  'The council is studying three timetables, Osei said, and plans to publish the cheapest of them next week.',
  'Falk said the board rejected the idea of a toll. “Nobody pays to go home,” he said.',
  'In a letter, the island school demanded that the first boat leave at seven, and said it would otherwise hire its own.',
  'Brisk thanked the school for its letter and agreed to meet its pupils on Thursday.',
]

export const FERRY = `${PARAGRAPHS.join('\n\n')}\n`

/** Ten stretches that stand once each, in text order, none overlapping another. */
export const FERRY_PHRASES = [
  'to reopen the north ferry by June',
  'We will run six boats a day',
  'close the pier',
  'proud of the little boat',
  'keep the late boat on Fridays',
  'studying three timetables',
  'rejected the idea of a toll',
  'Nobody pays to go home',
  'hire its own',
  'to meet its pupils on Thursday',
] as const
