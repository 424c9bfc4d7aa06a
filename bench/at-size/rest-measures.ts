import type { Measure } from './measure.ts'
import { idOf } from './measures.ts'
import type { RestCaller } from './rest.ts'

/** 50 rows are to be had 800 times a second. */
const PAGE_MS = 1.25
/** That nothing is there is to be told in that. */
const NOTHING_MS = 5
const NOUNS = ['leads', 'listings', 'contacts', 'properties', 'calls']
/** A page that many on, of 50: behind half a million rows. */
const PAGES_ON = 10_000

/** Each noun's first page and one far behind it. */
export async function restMeasures(ask: RestCaller, askAsAdmin: RestCaller): Promise<Measure[]> {
  const far: Measure[] = []
  for (const noun of NOUNS) {
    const { cursor, rows } = await cursorFarIn(ask, noun)
    const name = `rest: ${noun}, page ${rows / 50 + 1}`
    far.push({ ...read(ask, `${noun}?cursor=${cursor}`, PAGE_MS), name })
  }
  return [
    ...[...NOUNS, 'events?limit=50'].map((path) => read(ask, path, PAGE_MS)),
    ...far,
    ...['tasks', 'viewings'].map((path) => read(askAsAdmin, path, PAGE_MS)),
  ]
}

/** Pages of which nothing is, by conditions of every kind. */
export function restNothing(ask: RestCaller, askAsAdmin: RestCaller): Measure[] {
  const nobody = idOf(9, 1)
  const empty = [
    `leads?owner=${nobody}`,
    'leads?area=nowhere',
    'leads?q=zzqqy',
    'listings?bedrooms=17',
    'listings?min_price=2000000000',
    'listings?published=propertyFinder',
    'listings?q=zzqqy',
    'calls?state=held',
    `calls?agent=${nobody}`,
    `calls?lead=${nobody}`,
  ]
  return [
    ...empty.map((path) => read(ask, path, NOTHING_MS)),
    ...[`tasks?lead=${nobody}`, `viewings?lead=${nobody}`].map((path) =>
      read(askAsAdmin, path, NOTHING_MS),
    ),
  ]
}

function read(caller: RestCaller, path: string, most: number): Measure {
  const run = async () => {
    const answer = await caller(`/${path}`)
    if (answer.status !== 200) throw new Error(await answer.text())
    return answer.text()
  }
  return { name: `rest: ${path.slice(0, 48)}`, most, run }
}

/** The cursor of the page that far in, or of the middle of what there is; walked in pages of 200, as a program would. */
async function cursorFarIn(ask: RestCaller, noun: string) {
  let [rows, cursor] = [0, '']
  while (rows < PAGES_ON * 50) {
    const answer = await ask(`/${noun}?limit=200&fields=id${cursor && `&cursor=${cursor}`}`)
    const { next } = (await answer.json()) as { next: string | null }
    if (next === null) break
    rows += 200
    cursor = next
  }
  return { cursor, rows }
}
