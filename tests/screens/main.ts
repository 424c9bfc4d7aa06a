/** `node tests/screens/main.ts [--page name]…`: pictures of every page of the PACE that runs on PACE_HOME, into docs/screens. */
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { createContext } from '../../bin/context.ts'
import { type DemoPerson, signInWith } from '../e2e/support/sign-in.ts'
import { launchBrowser } from '../support/browser.ts'
import { takeCallScreens } from './live-call.ts'
import { PAGES } from './pages.ts'
import { takeScreens } from './take.ts'

const context = createContext(process.env)
const { APP_URL } = context.addresses()
const { values } = parseArgs({ options: { page: { type: 'string', multiple: true } } })
const wanted = (name: string) => values.page?.includes(name) ?? true

const browser = await launchBrowser()
try {
  const pages = openPages(browser)
  for (const { name, as, path, ready } of PAGES.filter((each) => wanted(each.name))) {
    const page = await pages(as)
    await page.goto(path)
    await ready(page)
    await page.waitForLoadState('networkidle')
    await takeScreens(page, name)
    process.stdout.write(`✓ ${name}\n`)
  }
  if (wanted('call-live') || wanted('call-end')) {
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
    open.set(person, page)
    return page
  }
}
