import { describe, expect, it } from 'vitest'
import { suggested } from './testing/suggested.ts'

describe('Japanese', () => {
  it.each([
    [
      '外相は記者会見で「対話の扉は常に開かれている」と述べた。',
      { content: '「対話の扉は常に開かれている」', cue: '述べた', speakers: ['外相'], mode: 'direct' },
    ],
    [
      '首相は「必ず約束を守る」と語った。',
      { content: '「必ず約束を守る」', cue: '語った', speakers: ['首相'], mode: 'direct' },
    ],
    [
      '両国は来月までに協議を再開することで合意した。',
      { content: '来月までに協議を再開する', cue: '合意した', speakers: ['両国'], commitment: 'commissive.agreement' },
    ],
    [
      '政府関係者によると、船は明日の朝に港を出る。',
      { content: '船は明日の朝に港を出る', cue: 'によると', speakers: ['政府関係者'], mode: 'indirect' },
    ],
    ['大臣は制裁に反対する考えを表明した。', { content: '制裁に反対する考え', cue: '表明した', speakers: ['大臣'] }],
    [
      '委員会は政府に説明を求めた。',
      { content: '政府に説明', cue: '求めた', speakers: ['委員会'], commitment: 'directive.request' },
    ],
  ])('reads %s', (sentence, expected) => {
    const found = suggested(sentence)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject(expected)
  })

  it('finds two cues of one sentence, which share their subject', () => {
    const found = suggested('大使は隣国の発表を「歓迎する」と述べ、早期の再開に期待を示した。')
    expect(found.map(({ content, cue, speakers }) => [content, cue, ...speakers])).toEqual([
      ['「歓迎する」', '述べ', '大使'],
      ['早期の再開に期待', '示した', '大使'],
    ])
  })

  it('finds nothing where nobody speaks', () => {
    expect(suggested('昨日は朝から雨が降っていた。港は静かだった。')).toEqual([])
  })
})
