import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { documents } from '#db/pace/schema.ts'
import { listUpdatesAfter } from '#db/pace/documents.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { connectRaw, startServer } from './testing/start-server.ts'

test('[S11] two stock clients see each other’s edits, and whoever comes later has all of it when synced', async () => {
  const { join } = await startServer()
  const [a, b] = [await join('note:a'), await join('note:a')]
  await waitFor(() => a.provider.synced && b.provider.synced)
  a.doc.getText('title').insert(0, 'Hello')
  await waitFor(() => b.title() === 'Hello')
  b.doc.getText('title').insert(5, ' world')
  await waitFor(() => a.title() === 'Hello world')
  const late = await join('note:a')
  let title = ''
  late.provider.on('sync', (synced: boolean) => {
    if (synced) title = late.title()
  })
  await waitFor(() => late.provider.synced)
  expect(title).toBe('Hello world')
})
