import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { NOT_YET } from '#scripts/check/page-words.ts'
import { listPageRoutes } from '#tests/support/page-inventory.ts'
import { readAloud } from '#tests/support/read-aloud.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { latinWordFinder } from './support/latin-words.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

test('[bar 8] No page breaks its own policy, [bar 2] none leaves a token in the browser, and none says a word in English to whoever reads Arabic', async () => {
  const { signIn, database } = workspace
  const admin = await signIn('Adam Fischer', '/desk')
  await chooseLanguage(admin, 'العربية')
  await admin.getByRole('heading', { name: 'مكتبي', exact: true }).waitFor()
  const broken = await watchPolicy(admin)
  const latinWords = await latinWordFinder(database.db)
  const left: string[] = []
  const note = (where: string, texts: readonly string[]) => {
    for (const text of texts) if (latinWords(text).length > 0) left.push(`${where}: ${text}`)
  }
  const paths = await pagesToRead()
  expect(paths.length).toBeGreaterThan(12)
  // One tab: what streams to several holds the few connections that a browser has for one server.
  for (const path of paths) {
    await admin.goto(path)
    await admin.getByRole('heading').first().waitFor({ state: 'attached' })
    await admin.waitForLoadState('networkidle')
    note(path, await readAloud(admin))
    expect(await storedValues(admin), path).not.toMatch(/eyJ[\w-]{8,}\.eyJ/)
  }
  for (const keys of ['Control+k', 'Shift+?', 'Control+j']) {
    await admin.goto('/desk')
    await admin.keyboard.press(keys)
    await admin.getByRole('dialog').waitFor()
    note(keys, await readAloud(admin))
  }
  expect(left).toEqual([])
  expect(broken).toEqual([])

  /** Pages whose words are being written are named in the check, and nowhere else. */
  async function pagesToRead(): Promise<string[]> {
    const routes = await listPageRoutes(database.db)
    const isWaiting = (path: string) => NOT_YET.includes(`app/routes/_app.${path.slice(1)}._index/`)
    const pages = routes.filter(({ path, isPage }) => isPage && !isWaiting(path))
    return [...new Set(pages.map(({ path }) => path))].filter((path) => path !== '/')
  }
})

/** What the browser itself reports as forbidden by a page's policy, and scripts that fail. */
async function watchPolicy(page: Page): Promise<string[]> {
  const broken: string[] = []
  const context = page.context()
  await context.exposeFunction('tellViolation', (what: string) => broken.push(what))
  await context.addInitScript(`document.addEventListener('securitypolicyviolation', (event) =>
    tellViolation(location.pathname + ': ' + event.violatedDirective + ' ' + event.blockedURI))`)
  context.on('weberror', (error) => broken.push(`${error.page()?.url()}: ${error.error().message}`))
  context.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) broken.push(message.text())
  })
  return broken
}

/** Everything that scripts can read again: storage, and cookies that are not HttpOnly. */
function storedValues(page: Page): Promise<string> {
  return page.evaluate(
    'JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie])',
  )
}
