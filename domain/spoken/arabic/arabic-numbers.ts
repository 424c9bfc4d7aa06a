import { foldWord } from './arabic-words.ts'

/** How a word counts: units and tens add up, a scale multiplies what stands before it. */
type Counting = { value: number; kind: 'unit' | 'ten' | 'hundred' | 'scale' }
type Spoken = { plain: string; and: boolean }
export type ArabicNumber = { value: number; words: number; isScaled: boolean }

const UNITS = `
0 صفر زيرو
1 واحد واحده وحده الواحده
2 الثانيه اثنين اثنان اتنين تنين ثنين ثنتين تنتين الثنتين التنتين زوج جوج
3 الثالثه ثلاثه ثلاث تلاته تلات تلت التلاته تلاث تلاثه الثلاثه ثلاتة
4 الرابعه اربعه اربع الاربعه
5 الخامسه خمسه خمس الخمس الخمسه
6 السادسه سته ست السته الست
7 السابعه سبعه سبع السبعه السبع
8 الثامنه ثمانيه ثماني ثمان تمانيه تمان تمنيه تمنه تمانه ثمنيه تماني الثمانيه الثمان التمانيه التمنيه
9 التاسعه تسعه تسع التسعه التسع
10 العاشره عشره عشر العشر العشره
11 احدعشر احدعش احداشر احداش حداشر حداعشر حدعشر حدعش حداش دعش الحداشر الاحدعش
12 اثناعشر اثنعشر اثنعش ثنعش اتناشر اتنعشر اتنعش اطناشر اطنعش طنعش طناش اثناشر الاتناشر الاثنعش
13 ثلاثهعشر ثلاثعشر ثلطعش ثلاثطعش ثلتعش تلتعش تلطعش تلتاشر تلطاشر تلتطاشر تلطاش
14 اربعهعشر اربععشر اربعطعش اربعتعش اربعتاشر اربعطاشر ربعطاش
15 خمسهعشر خمسعشر خمسطعش خمستعش خمستاشر خمسطاشر خمسطاش
16 ستهعشر ستعشر سطعش ستعش ستطعش ستاشر سطاشر سطاش
17 سبعهعشر سبععشر سبعطعش سبعتعش سبعتاشر سبعطاشر سبعطاش
18 ثمانيهعشر ثمنعشر ثمنطعش ثمانطعش تمنتعش تمنطعش تمنتاشر تمانتاشر تمنطاشر تمنطاش
19 تسعهعشر تسععشر تسعطعش تسعتعش تسعتاشر تسعطاشر تسعطاش
`
const TENS = `
20 عشرين عشرون
30 ثلاثين ثلاثون تلاتين
40 اربعين اربعون
50 خمسين خمسون
60 ستين ستون
70 سبعين سبعون
80 ثمانين ثمانون تمانين
90 تسعين تسعون
`
const HUNDREDS = `
100 ميه مايه مءه ماءه مئه مائه
200 ميتين متين مءتين ماءتين مئتين مائتين
300 ثلاثمائه ثلاثميه تلتميه ثلاثمءه ثلاثماءه ثلثميه تلاتميه ثلثمائه تلتمءه ثلاثمايه
400 اربعميه اربعمءه اربعماءه ربعميه اربعمائه اربعمايه
500 خمسميه خمسمءه خمسماءه خمسمائه خمسمايه
600 ستميه ستمءه ستماءه ستمائه ستمايه
700 سبعميه سبعمءه سبعماءه سبعمائه سبعمايه
800 ثمانميه تمنميه ثمانمءه ثمانماءه ثمانمائه تمانميه ثمانمايه تمنمءه
900 تسعميه تسعمءه تسعماءه تسعمائه تسعمايه
`
const SCALES = `
1000 الف الاف الفا
1000000 مليون ملايين مليونا
`
/** Two of a kind are one word. */
const PAIRS = `
2000 الفين
2000000 مليونين
`
const HALVES: Readonly<Record<string, number>> = { نص: 0.5, نصف: 0.5, ربع: 0.25, ثلث: 1 / 3 }

const WORDS: ReadonlyMap<string, Counting> = new Map([
  ...rows(UNITS, 'unit'),
  ...rows(TENS, 'ten'),
  ...rows(HUNDREDS, 'hundred'),
  ...rows(SCALES, 'scale'),
  ...rows(PAIRS, 'scale'),
])
const PAIRED = new Set(rows(PAIRS, 'scale').map(([word]) => word))

/**
 * The number that the words say from the first of them on: "مية وثمانين ألف" is 180,000. After the first word further ones
 * count where "and" joins them or a scale follows: "خمسة خمسة" are two digits. Looks at each word once.
 */
export function readArabicNumber(words: readonly Spoken[]): ArabicNumber | null {
  let total = 0
  let group = 0
  let last: Counting | null = null
  let isScaled = false
  let count = 0
  /** As far as the last scale goes: "150 thousand and 180 thousand" are two numbers. */
  let whole: { value: number; words: number; scale: number } | null = null
  for (const [at, { plain, and }] of words.entries()) {
    if (TEN.has(plain) && !and && isTeen(last, group)) {
      group += 10
      last = { value: 10, kind: 'ten' }
      count += 1
      continue
    }
    const fraction = isScaled && and && Object.hasOwn(HALVES, plain) ? HALVES[plain] : undefined
    const next = WORDS.get(plain)
    if (fraction !== undefined && last?.kind === 'scale') {
      total += fraction * (PAIRED.has(words[count - 1]?.plain ?? '') ? last.value / 2 : last.value)
      count += 1
      break
    }
    if (!next || !(mayFollow(last, next, and) || isCompound(words, at, last))) break
    if (next.kind === 'scale' && whole && next.value >= whole.scale)
      return { value: whole.value, words: whole.words, isScaled: true }
    if (next.kind !== 'scale') group += next.value
    else {
      total += PAIRED.has(plain) ? next.value : Math.max(group, 1) * next.value
      group = 0
      isScaled = true
      whole = { value: total, words: count + 1, scale: next.value }
    }
    last = next
    count += 1
  }
  // "A million and eight hundred": of thousands, where nobody says of what.
  const isShort = (whole?.scale ?? 0) >= 1e6 && total % 1e6 === 0 && group >= 100
  return count === 0
    ? null
    : { value: total + (isShort ? group * 1e3 : group), words: count, isScaled }
}

/** Whether a word counts, so that "and" before it joins it. */
export function isCounting(plain: string): boolean {
  return WORDS.has(plain)
}

/** What a scale alone multiplies, as behind a figure: "175 ألف". */
export function scaleWord(plain: string): 'thousand' | 'million' | null {
  const word = WORDS.get(plain)
  if (word?.kind !== 'scale' || PAIRED.has(plain)) return null
  return word.value === 1e3 ? 'thousand' : 'million'
}

function mayFollow(last: Counting | null, next: Counting, and: boolean): boolean {
  if (!last) return true
  if (next.kind === 'scale' && !and) return last.kind !== 'scale'
  if (!and) return false
  if (last.kind === 'unit') return next.kind === 'ten' && last.value < 10
  if (last.kind === 'scale') return next.value < last.value
  return last.kind === 'hundred' && (next.kind === 'unit' || next.kind === 'ten')
}

const TEN = new Set(['عشر', 'عشره'])

/** "Eight ten" in two words is eighteen. */
function isTeen(last: Counting | null, group: number): boolean {
  const units = group % 100
  return last?.kind === 'unit' && units > 0 && units < 10 && units === last.value
}

/** "A hundred five and twenty": "and" stands only once. */
function isCompound(words: readonly Spoken[], at: number, last: Counting | null): boolean {
  const [next, after] = [words[at], words[at + 1]]
  return (
    last?.kind === 'hundred' &&
    WORDS.get(next?.plain ?? '')?.kind === 'unit' &&
    after?.and === true &&
    WORDS.get(after.plain)?.kind === 'ten'
  )
}

function rows(table: string, kind: Counting['kind']): [word: string, counting: Counting][] {
  return table
    .trim()
    .split('\n')
    .flatMap((row) => {
      const [value = '', ...words] = row.split(' ')
      return words.map((word): [string, Counting] => [
        foldWord(word),
        { value: Number(value), kind },
      ])
    })
}
