import { arabicLetter, type Token } from '../../text/spoken-tokens.ts'
import { type Finding, LONGEST } from './secret-numbers.ts'

/** How long an IBAN is, by its country: digits alone in these, letters too in those (the registry of ISO 13616, and
 * those that use its form without being in it). */
const DIGITS_ALONE = `AE23 AT20 BA20 BE16 BI27 CR22 CZ24 DE22 DJ27 DK18 EE20 EG29 ES24 FI18 FO18 GL18 HR21 HU28 IL23 IS26
  LT20 LY25 ME22 MN20 MR27 NO15 PL28 PT25 RS22 SD18 SE24 SI19 SK24 SO23 ST25 TL23 TN24 VA22 XK20
  AO25 CF27 CG27 CM27 CV25 DZ26 GA27 GQ27 IR26 KM27 MA28 MG27 MZ25 TD27`
const WITH_LETTERS = `AD24 AL28 AZ28 BG22 BH22 BR29 BY28 CH21 CY28 DO28 FK18 FR27 GB22 GE22 GI23 GR27 GT28 HN28 IE22 IQ23
  IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LU20 LV21 MC27 MD24 MK19 MT31 MU30 NI28 NL18 OM23 PK24 PS29 QA29 RO24 RU33 SA24 SC31
  SM27 SV28 TR26 UA29 VG24 YE30 BF28 BJ28 CI28 GW25 ML28 NE28 SN28 TG28`
const LENGTHS: ReadonlyMap<string, { length: number; hasLetters: boolean }> = new Map([
  ...lengths(DIGITS_ALONE, false),
  ...lengths(WITH_LETTERS, true),
])

/** Letters and digits of an IBAN from a token on; the words after it may go on as it does. */
export function ibansIn(tokens: readonly Token[]): Finding[] {
  const found: Finding[] = []
  for (let from = 0; from < tokens.length; from += 1) {
    const whole = ibanAt(tokens, from)
    if (!whole) continue
    found.push(whole.finding)
    from = whole.to - 1
  }
  return found
}

function ibanAt(tokens: readonly Token[], from: number): { finding: Finding; to: number } | null {
  const [start] = tokens.slice(from, from + 1)
  if (start?.kind !== 'word') return null
  const isArabic = arabicLetter(start.word) !== undefined
  if (!isArabic && !/^[a-z]{1,2}$/.test(start.word)) return null
  let iban = ''
  let whole: { finding: Finding; to: number } | null = null
  for (let to = from; to < tokens.length && iban.length < LONGEST.iban; to += 1) {
    const token = tokens[to]
    if (!token || (to > from && !token.joined)) break
    iban += token.kind === 'digits' ? token.digits : letters(token.word, to === from)
    if (iban.length >= 4 && !/^[A-Z]{2}\d{2}[A-Z0-9]*$/.test(iban)) break
    // "اي" is also "yes": what only begins so is none.
    if (!isIban(iban) && (isArabic || !isBegunIban(iban))) continue
    const finding = { type: 'iban', start: start.start, end: token.end, digits: iban } as const
    whole = { finding, to: to + 1 }
    if (isIban(iban)) break
  }
  return whole
}

function letters(word: string, isFirst: boolean): string {
  return (isFirst && word === 'اي' ? 'a' : (arabicLetter(word) ?? word)).toUpperCase()
}

/** Nothing else reads like the beginning of one of the Emirates. */
function isBegunIban(iban: string): boolean {
  return /^AE\d{2,20}$/.test(iban)
}

/** ISO 13616. One of the Emirates is masked whatever its check digits: it may have been misheard. */
export function isIban(iban: string): boolean {
  if (/^AE\d{21}$/.test(iban)) return true
  // A sum alone would hold for every ninety-seventh sentence with a number: "is ninety to one hundred k per year".
  const country = LENGTHS.get(iban.slice(0, 2))
  if (country?.length !== iban.length || iban.startsWith('AE')) return false
  if (!country.hasLetters && !/^..\d+$/.test(iban)) return false
  const digits = [...(iban.slice(4) + iban.slice(0, 4))]
    .map((character) => parseInt(character, 36))
    .join('')
  let remainder = 0
  for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % 97
  return remainder === 1
}

function lengths(
  table: string,
  hasLetters: boolean,
): [country: string, { length: number; hasLetters: boolean }][] {
  return table
    .split(/\s+/)
    .map((row) => [row.slice(0, 2), { length: Number(row.slice(2)), hasLetters }])
}
