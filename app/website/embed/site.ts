import { isLanguage, type Language, LANGUAGES } from '#domain/language.ts'
import type { PublicListing } from '#domain/website/public-listing.ts'

type Choice = { key: string; labels: Record<Language, string> }
export type About = {
  house: { name: string; currency: string; country: string; languages: Language[] }
  consent: string
  areas: Choice[]
  propertyTypes: Choice[]
}
export type Page = { data: PublicListing[]; next: string | null }

/** Where this script came from is where PACE is. */
const script = document.currentScript
const HOME = script instanceof HTMLScriptElement ? new URL(script.src).origin : location.origin

const told = new Map<string, Promise<About>>()

/** What a page asks PACE for, by the key that stands in it. */
export function siteOf(key: string) {
  const site = `${HOME}/site/${encodeURIComponent(key)}`
  const form = `${HOME}/forms/${encodeURIComponent(key)}`
  return {
    /** Asked once for all elements of a page; a failure is forgotten. */
    about(): Promise<About> {
      const asked = told.get(key) ?? read<About>(`${site}/about`)
      told.set(key, asked)
      asked.catch(() => told.delete(key))
      return asked
    },
    listings: (query: URLSearchParams) => read<Page>(`${site}/listings?${query.toString()}`),
    token: async () => (await read<{ token: string }>(`${form}/token`)).token,
    async send(fields: Record<string, string>): Promise<void> {
      const headers = { 'content-type': 'application/json' }
      const body = JSON.stringify(fields)
      const answer = await fetch(form, { method: 'POST', headers, body, credentials: 'omit' })
      if (!answer.ok) throw new Error(`PACE answers ${answer.status}.`)
    },
  }
}

async function read<Answer>(address: string): Promise<Answer> {
  const answer = await fetch(address, { credentials: 'omit' })
  if (!answer.ok) throw new Error(`PACE answers ${answer.status}.`)
  return answer.json()
}

/** The element's own language, or that of the part of the page that it stands in. */
export function languageFor(element: Element): Language {
  const said = element.closest('[lang]')?.getAttribute('lang') ?? document.documentElement.lang
  const [language] = said.toLowerCase().split('-')
  return isLanguage(language) ? language : LANGUAGES[0]
}
