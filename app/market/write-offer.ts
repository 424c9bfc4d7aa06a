import type { Language } from '#domain/language.ts'
import { labelWords } from '#words/labels.ts'
import { marketWords } from '#words/market.ts'
import { formatMoney } from '../components/format/format-money.ts'
import { formatSize } from '../components/format/format-size.ts'

type Home = {
  title: string | null
  titleAr: string | null
  reference: string
  price: number | null
  rentPeriod: string | null
  bedrooms: number | null
  sizeSqft: number | null
}
type To = { name: string; address: string; language: Language; agent: string }

/** What an applicant is written of a home, in the language of whoever reads: each fact on a line of its own, so that no name turns another's line round. */
export function writeOffer(home: Home, { name, address, language, agent }: To) {
  const words = marketWords().message
  const labels = labelWords()
  const { title, titleAr, reference, price, rentPeriod, bedrooms, sizeSqft } = home
  const called = (language === 'ar' ? titleAr || title : title || titleAr) || reference
  const rooms = bedrooms === 0 ? labels.studio : bedrooms !== null && labels.bed(bedrooms)
  const facts = [rooms, sizeSqft && formatSize(sizeSqft)].filter(Boolean).join(' · ')
  const hello = name ? words.hello(name) : words.helloNobody
  const lines = [called, price !== null && formatMoney(price, rentPeriod), facts].filter(Boolean)
  const body = [
    `${hello}\n${words.fits}`,
    lines.join('\n'),
    `${words.see}\n${address}`,
    words.notForYou,
    agent,
    words.stop,
  ].join('\n\n')
  return { subject: words.subject(called), body }
}
