import { setTimeout as delay } from 'node:timers/promises'
import { openBrowsers, watchText } from './stack/browsers.ts'
import { summarise, type Summary } from './stack/latencies.ts'
import type { BenchStack } from './stack/stack.ts'

const EDITS = 100
const EVERY_MS = 100
const SETTLE_MS = 3000

/** From a key in the notes of a lead in one browser to the text in the other, commit in between. Bar: p95 200 ms. */
export async function benchEditInBrowsers(stack: BenchStack): Promise<Summary> {
  const [lead] = await stack.query`
    select leads.id from leads join people on people.id = owner_id
    where people.email = 'sara.haddad@pace.demo' order by reference limit 1`
  const { sara, layla, close } = await openBrowsers(stack, `/leads/${lead?.['id']}`)
  const notes = sara.getByRole('textbox', { name: 'Notes' })
  await layla.getByRole('textbox', { name: 'Notes' }).waitFor()
  await notes.click()
  const seen = await watchText(layla, '.ProseMirror', '<\\d+>')
  const begun = new Map<string, number>()
  for (let edit = 0; edit < EDITS; edit += 1) {
    begun.set(`<${edit}>`, Date.now())
    await sara.keyboard.insertText(`<${edit}>`)
    await delay(EVERY_MS)
  }
  await delay(SETTLE_MS)
  const arrived = await seen()
  await close()
  return summarise([...begun].map(([text, at]) => (arrived.get(text) ?? Infinity) - at))
}
