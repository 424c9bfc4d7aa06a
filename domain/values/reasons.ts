import type { Said } from '../said.ts'

const ADVICE = {
  amount: 'Write an amount: 95k, 1.2m or 120,000.',
  date: 'Write a date like 29 Nov 2026 or 2026-11-29.',
  email: 'Write an address like name@example.com.',
  phone: 'Write a number like 050 123 4567 or +44 20 7946 0000.',
  size: 'Write a size like 1,200 sq ft or 110 sqm.',
  number: 'Write a number.',
  wholeNumber: 'Write a whole number.',
  rooms: 'Write a whole number up to 20, or Studio.',
} as const
export type Advice = keyof typeof ADVICE

/**
 * Why a text is not taken, by name; `{gaps}` are filled. These are the English words, which programs are told; whoever reads
 * another language is told by the name (`words/reasons.ts`).
 */
export const REASONS = {
  ...ADVICE,
  noAmount: `“{text}” is no part of an amount. ${ADVICE.amount}`,
  noNumberInAmount: `“{text}” is no number. ${ADVICE.amount}`,
  amountTooLong: `That is too long for an amount. ${ADVICE.amount}`,
  oneAmount: `Write one amount. ${ADVICE.amount}`,
  amountAlone: 'Write the amount alone; its period has a field of its own.',
  otherCurrency: 'Write the amount in {currency}; “{text}” is another currency.',
  amountTooLarge: 'That is more than 2 billion.',
  whichAmount: 'Which of these amounts is meant?',
  dateTooLong: `That is too long for a date. ${ADVICE.date}`,
  yearToo: `Write the year too. ${ADVICE.date}`,
  noMonth: `There is no month {month}. ${ADVICE.date}`,
  noYear: `{year} is not between 1900 and 2199. ${ADVICE.date}`,
  noDay: 'There is no {date}: that month ends on day {last}.',
  dayOrMonth: 'Is the day first, or the month?',
  phoneTooLong: `That is too long for one phone number. ${ADVICE.phone}`,
  noPhone: `No phone number. ${ADVICE.phone}`,
  phoneIsDate: `That looks like a date. ${ADVICE.phone}`,
  phoneTooManyDigits: `This phone number has too many digits. ${ADVICE.phone}`,
  phoneIncomplete: `This phone number is not complete, or has a digit too many. ${ADVICE.phone}`,
  phoneAbroad: 'Is this a number abroad? Then write it with its +.',
  phoneMaybeIncomplete: 'This number looks incomplete. Add what is missing, or keep it.',
  whichPhone: 'These are several numbers; choose the one to call.',
  emailTooLong: `That is too long for an e-mail address. ${ADVICE.email}`,
  noEmail: `No e-mail address. ${ADVICE.email}`,
  isThisTheEmail: 'Is this the address? Leave the rest out.',
  whichEmail: 'These are several addresses; choose one.',
  nameTooLong: 'A name has at most {most} characters. Write a shorter one.',
  nameWithLetters: 'Write a name with letters in it.',
  numberTooLong: 'That is too long for a number. Write a shorter one.',
  notBetween: 'That is not between {min} and {max}.',
  whichNumber: 'Which of these is meant?',
  digitsAlone: 'Write the digits of the number alone.',
  sizeTooLong: `That is too long for a size. ${ADVICE.size}`,
  areaTooLong: 'That is too long for the name of a community.',
  noArea: 'There is no community “{text}” here. Choose one of the list.',
  whichArea: 'Which of these communities is meant?',
  noneOf: 'It is none of {known}.',
  goesOn: 'It goes on after {most} characters: see the original.',
  notId: 'It is too long, or holds a character that nothing is called by.',
} as const
export type ReasonKey = keyof typeof REASONS
/** A reason as whoever says it in another language needs it. */
export type Reason = Said & { key: ReasonKey }

/** As much of an outside text as a reason repeats. */
const REPEATED = 400

export function reasonOf(key: ReasonKey, gaps: Said['with'] = {}): Reason {
  const short = Object.entries(gaps).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.slice(0, REPEATED) : value,
  ])
  return short.length > 0 ? { key, with: Object.fromEntries(short) } : { key }
}

/** The reason in English. */
export function sayReason({ key, with: gaps = {} }: Reason): string {
  return fillGaps(REASONS[key], gaps, 'en-GB')
}

/** A gap that is called `date` holds a day as ISO writes it, that need not exist. */
export function fillGaps(text: string, gaps: NonNullable<Said['with']>, locale: string): string {
  return text.replaceAll(/\{(\w+)\}/g, (gap, name: string) => {
    if (!Object.hasOwn(gaps, name)) return gap
    return name === 'date' ? sayDay(String(gaps[name]), locale) : String(gaps[name])
  })
}

function sayDay(date: string, locale: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const name = new Date(Date.UTC(year, month - 1)).toLocaleDateString(locale, {
    month: 'long',
    timeZone: 'UTC',
  })
  return `${day} ${name} ${year}`
}
