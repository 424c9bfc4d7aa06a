/** `node tests/screens/main.ts [--page name]… [--language ar]`: pictures of every page of the PACE that runs on PACE_HOME, into docs/screens. */
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { isLanguage, LANGUAGE_COOKIE, LANGUAGES } from '#domain/language.ts'
import { createContext } from '#bin/cli/context.ts'
import { type DemoPerson, signInWith } from '../e2e/support/sign-in.ts'
import { launchBrowser } from '../support/browser.ts'
import { takeCallScreens } from './live-call.ts'
import { PAGES } from './pages.ts'
import { takeScreens } from './take.ts'

const context = createContext(process.env)
const { APP_URL } = context.addresses()
const { values } = parseArgs({
  options: { page: { type: 'string', multiple: true }, language: { type: 'string' } },
})
const { language } = values
const wanted = (name: string) => values.page?.includes(name) ?? true

const browser = await launchBrowser()
try {
  const pages = openPages(browser)
  for (const { name, as, path, ready } of PAGES.filter((each) => wanted(each.name))) {
    const page = await pages(as)
    await page.goto(path)
    await ready(page, isLanguage(language) ? language : LANGUAGES[0])
    await page.waitForLoadState('networkidle')
    await takeScreens(page, isLanguage(language) ? `${name}-${language}` : name)
    process.stdout.write(`✓ ${name}\n`)
  }
  if (!language && (wanted('call-live') || wanted('call-end'))) {
    await takeCallScreens({ context, page: await pages('Sara Haddad'), take: takeScreens })
    process.stdout.write('✓ call-live, call-end\n')
  }
} finally {
  await browser.close()
}

/** One page for each person, signed in the first time. */
function openPages(of: Browser): (person: DemoPerson | null) => Promise<Page> {
  const signIn = signInWith(of, APP_URL)
  const open = new Map<DemoPerson, Page>()
  return async (person) => {
    if (!person) return of.newPage({ baseURL: APP_URL, locale: 'en-US' })
    const page = open.get(person) ?? (await signIn(person))
    // Nobody of the demo has chosen yet: what is chosen in the browser decides.
    if (isLanguage(language))
      await page.context().addCookies([{ name: LANGUAGE_COOKIE, value: language, url: APP_URL }])
    open.set(person, page)
    return page
  }
}
