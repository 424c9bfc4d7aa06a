import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { files, leads, listings } from '#db/pace/schema.ts'
import { filesWords } from '#words/files.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

async function photo(folder: string, name: string, background: string): Promise<string> {
  const path = join(folder, name)
  const create = { width: 800, height: 600, channels: 3 as const, background }
  await sharp({ create }).jpeg().toFile(path)
  return path
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pace-photos-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function recordOf(email: string, table: typeof leads | typeof listings): Promise<string> {
  const column = table === leads ? leads.ownerId : listings.agentId
  const { sql, db } = workspace.database
  const [person] = await sql<{ id: string }[]>`select id from people where email = ${email}`
  const [row] = await db
    .select({ id: table.id })
    .from(table)
    .where(eq(column, person?.id ?? ''))
    .orderBy(table.reference)
    .limit(1)
  return row?.id ?? ''
}

/** What the photos of the page are called, in their order. */
async function orderOn(page: Page): Promise<string[]> {
  const sources = await page
    .getByRole('region', { name: 'Photos' })
    .locator('img')
    .evaluateAll((images) => images.map((image) => image.getAttribute('src') ?? ''))
  const rows = await workspace.database.db.select().from(files)
  return sources.map((path) => rows.find(({ id }) => path.includes(id))?.name ?? path)
}

async function stands(page: Page, names: readonly string[]): Promise<void> {
  await waitFor(async () => {
    expect(await orderOn(page)).toEqual(names)
    return true
  })
}

test('Photos are dropped into a listing, put in order, taken away and put back, and a colleague sees it live', async () => {
  const folder = temporaryFolder()
  const id = await recordOf('sara.haddad@pace.demo', listings)
  const sara = await workspace.signIn('Sara Haddad', `/listings/${id}`)
  const layla = await workspace.signIn('Layla Nasser', `/listings/${id}`)
  const colours = { 'front.jpg': '#a33', 'مسبح.jpg': '#3a3', 'view 🌊.jpg': '#33a' }
  const paths = await Promise.all(
    Object.entries(colours).map(([name, colour]) => photo(folder, name, colour)),
  )
  await sara.getByLabel('Add photos').setInputFiles(paths)
  await sara.getByRole('button', { name: 'Photo 3 of 3', exact: true }).waitFor()
  await layla.getByRole('button', { name: 'Photo 3 of 3', exact: true }).waitFor()
  const before = Object.keys(colours)
  await stands(sara, before)

  await sara.getByRole('button', { name: /What to do with .Photo 3 of 3/ }).click()
  await sara.getByRole('menuitem', { name: 'Make it the cover' }).click()
  const after = ['view 🌊.jpg', 'front.jpg', 'مسبح.jpg']
  await stands(layla, after)
  await stands(sara, after)

  await sara.getByRole('button', { name: /What to do with .Photo 1 of 3/ }).click()
  await sara.getByRole('menuitem', { name: 'Remove' }).click()
  await sara.getByRole('button', { name: 'Photo 2 of 2', exact: true }).waitFor()
  await sara.getByRole('button', { name: 'Undo' }).click()
  await sara.getByRole('button', { name: 'Photo 3 of 3', exact: true }).waitFor()
  await stands(sara, after)

  await sara.getByRole('button', { name: 'Photo 1 of 3', exact: true }).click()
  // To the window itself: it takes the keyboard a moment after it is there.
  await sara.getByRole('dialog', { name: 'Photo 1 of 3' }).press('ArrowRight')
  const second = sara.getByRole('dialog', { name: 'Photo 2 of 3' })
  await second.getByLabel('Caption in English').fill('The entrance')
  await second.getByLabel('Caption in Arabic').fill('المدخل 🌊')
  await sara.keyboard.press('Escape')
  await second.waitFor({ state: 'detached' })
  const caption = { en: 'The entrance', ar: 'المدخل 🌊' }
  await waitFor(async () => {
    const [row] = await workspace.database.db.select().from(listings).where(eq(listings.id, id))
    expect(Object.values(row?.captions ?? {})).toEqual([caption])
    return true
  })
  await layla.getByRole('button', { name: 'Photo 2 of 3', exact: true }).click()
  const seen = layla.getByRole('dialog', { name: 'Photo 2 of 3' }).getByLabel('Caption in Arabic')
  await waitFor(async () => expect(await seen.inputValue()).toBe(caption.ar))

  await sara.getByRole('button', { name: 'Photo 1 of 3', exact: true }).press('Alt+ArrowRight')
  const moved = ['front.jpg', 'view 🌊.jpg', 'مسبح.jpg']
  await stands(sara, moved)
  await stands(layla, moved)
  await sara.getByText('Now at place 2 of 3').waitFor({ state: 'attached' })
  await sara.locator('button:focus[aria-label="Photo 2 of 3"]').waitFor()
})

test('[F2] An upload goes on after kill -9 of the app and after a reload, to the last byte; a file that lies is refused in words', async () => {
  const folder = temporaryFolder()
  const id = await recordOf('sara.haddad@pace.demo', leads)
  const sara = await workspace.signIn('Sara Haddad', `/leads/${id}`)
  const path = join(folder, 'tenancy contract.txt')
  const contract = Buffer.from(Array.from({ length: 2_000_000 }, (_, n) => `${n} sq ft\n`).join(''))
  writeFileSync(path, contract)
  // The app dies under the second piece; of what is sent after that nothing comes through.
  let pieces = 0
  let back: Promise<void> | undefined
  await sara.route('**/uploads/*', async (route) => {
    if (route.request().method() !== 'PATCH') return route.continue()
    pieces += 1
    if (pieces > 2) return route.abort()
    if (pieces === 2) back = workspace.pace.crash('app')
    await route.continue()
  })
  await sara.getByLabel('Add files').setInputFiles(path)
  const region = sara.getByRole('region', { name: 'Files' })
  await waitFor(() => pieces > 2, { what: 'a piece after the crash' })
  await region.getByText('No connection').waitFor()
  await sara.unroute('**/uploads/*')
  await back
  await sara.reload()
  await region.getByRole('link', { name: 'tenancy contract.txt' }).waitFor()
  const row = await waitFor(async () => {
    const rows = await workspace.database.db.select().from(files)
    return rows.find(({ name }) => name === 'tenancy contract.txt')
  })
  expect(row).toMatchObject({
    record: `lead:${id}`,
    hash: createHash('sha256').update(contract).digest('hex'),
  })

  const lie = join(folder, 'passport.jpg')
  writeFileSync(lie, '<script>alert(1)</script>')
  await sara.getByLabel('Add files').setInputFiles(lie)
  await region.getByText('is called .jpg, but what is in it is a .txt').waitFor()
  await region.getByRole('button', { name: /Dismiss .passport/ }).click()
  expect(await region.getByRole('link', { name: 'passport.jpg' }).count()).toBe(0)
})

test('[F15] A picture is said to be a floor plan and comes back; one is sent as such; what lies is refused in words and leaves nothing', async () => {
  const folder = temporaryFolder()
  const id = await recordOf('sara.haddad@pace.demo', listings)
  const words = filesWords('en')
  const sara = await workspace.signIn('Sara Haddad', `/listings/${id}`)
  await sara.getByLabel(words.addPhotos).setInputFiles([await photo(folder, 'plan.jpg', '#eee')])
  const rows = () =>
    workspace.database.db
      .select()
      .from(files)
      .where(eq(files.record, `listing:${id}`))
  const kindOf = async (name: string) => (await rows()).find((file) => file.name === name)?.kind
  const file = await waitFor(async () => (await rows()).find(({ name }) => name === 'plan.jpg'))
  const photos = sara.getByRole('region', { name: words.photos })
  const picture = photos.locator(`li:has(img[src*="${file.id}"])`)
  await picture.getByRole('button', { name: /^What to do with/ }).click()
  await sara.getByRole('menuitem', { name: words.isFloorPlan }).click()
  const plans = (page: Page) => page.getByRole('region', { name: words.floorPlans })
  await plans(sara)
    .getByRole('link', { name: words.openFile('plan.jpg') })
    .waitFor()
  await picture.waitFor({ state: 'detached' })
  await waitFor(async () => (await kindOf('plan.jpg')) === 'floorPlan')
  await plans(sara)
    .getByRole('button', { name: words.noPlan('plan.jpg') })
    .click()
  await picture.waitFor()
  await waitFor(async () => (await kindOf('plan.jpg')) === null)

  const layla = await workspace.signIn('Layla Nasser', `/listings/${id}`)
  const program = join(folder, 'kitchen.jpg')
  writeFileSync(program, Buffer.concat([Buffer.from('MZ'), Buffer.alloc(4096, 1)]))
  const drawing = join(folder, 'plan.svg')
  writeFileSync(drawing, '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  const sent = await photo(folder, 'المخطط.jpg', '#fff')
  await sara.getByLabel(words.addFloorPlans).setInputFiles([program, drawing, sent])
  await plans(sara).getByText('“kitchen.jpg” is a program; those are not taken.').waitFor()
  await plans(sara).getByText('A floor plan is a picture or a PDF of a listing.').waitFor()
  await plans(layla)
    .getByRole('link', { name: words.openFile('المخطط.jpg') })
    .waitFor()
  await waitFor(async () => (await kindOf('المخطط.jpg')) === 'floorPlan')
  expect(await kindOf('kitchen.jpg')).toBeUndefined()
  expect(await kindOf('plan.svg')).toBeUndefined()
})
