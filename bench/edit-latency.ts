import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type * as Y from 'yjs'
import { documentName } from '#domain/documents/documents.ts'
import { summarise, type Summary } from './stack/latencies.ts'
import { openDocument } from './stack/open-document.ts'
import type { BenchStack } from './stack/stack.ts'

const EDITS = 300
const EVERY_MS = 20

/** From the edit in one client to its sight in another, commit in between. Bar: p95 200 ms in a browser. */
export async function benchEditLatency(stack: BenchStack): Promise<Summary> {
  const name = documentName('note', randomUUID())
  const [writer, reader] = await Promise.all([openDocument(stack, name), openDocument(stack, name)])
  const begun = new Map<string, number>()
  const samples: number[] = []
  const done = new Promise<void>((resolve) => {
    reader.doc.getText('title').observe((event) => {
      for (const text of insertedIn(event)) samples.push(performance.now() - (begun.get(text) ?? 0))
      if (samples.length === EDITS) resolve()
    })
  })
  for (let edit = 0; edit < EDITS; edit += 1) {
    const text = `<${edit}>`
    begun.set(text, performance.now())
    writer.doc.getText('title').insert(0, text)
    await delay(EVERY_MS)
  }
  await done
  writer.close()
  reader.close()
  return summarise(samples)
}

/** Edits that were committed together arrive as one insertion. */
function insertedIn(event: Y.YTextEvent): string[] {
  return event.delta.flatMap(({ insert }) =>
    typeof insert === 'string' ? (insert.match(/<\d+>/g) ?? []) : [],
  )
}
