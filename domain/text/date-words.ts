/** By language: English whole and cut, Arabic as the Gulf and the Levant say it, folded. */
const MONTHS = [
  'january jan يناير',
  'february feb فبراير شباط',
  'march mar مارس اذار',
  'april apr ابريل نيسان',
  'may مايو ايار',
  'june jun يونيو حزيران',
  'july jul يوليو تموز',
  'august aug اغسطس',
  'september sep sept سبتمبر ايلول',
  'october oct اكتوبر',
  'november nov نوفمبر',
  'december dec ديسمبر',
]

/** The English names, whole, in their order. */
export const ENGLISH_MONTHS = MONTHS.map((names) => names.slice(0, names.indexOf(' ')))

export const MONTH_NUMBERS: Record<string, number> = Object.fromEntries(
  MONTHS.flatMap((names, at) => names.split(' ').map((name) => [name, at + 1])),
)

export const RELATIVE_DAYS: Record<string, number> = {
  today: 0,
  tomorrow: 1,
  'day after tomorrow': 2,
  'the day after tomorrow': 2,
  yesterday: -1,
  اليوم: 0,
  غدا: 1,
  بكره: 1,
  بكرة: 1,
}

/** The parts of a date in words, in any order that people use; null where a word is none of them. */
export function dateWords(
  text: string,
): { day: number; month: string; year: number | null } | null {
  let day: number | null = null
  let month: string | null = null
  let year: number | null = null
  for (const word of text.split(/[\s,./-]+/)) {
    const figure = /^(\d{1,4})(?:st|nd|rd|th)?$/.exec(word)?.[1]
    if (figure === undefined) {
      if (month === null && Object.hasOwn(MONTH_NUMBERS, word)) month = word
      else if (word !== 'of' && word !== 'the' && word !== 'on' && word !== '') return null
    } else if (figure.length <= 2 && day === null) day = Number(figure)
    else if (figure.length !== 3 && year === null) year = yearOf(figure)
    else return null
  }
  return day === null || month === null ? null : { day, month, year }
}

function yearOf(figure: string): number {
  return Number(figure) + (figure.length <= 2 ? 2000 : 0)
}
