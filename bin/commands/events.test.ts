import { expect, onTestFinished, test } from 'vitest'
import { connectPace } from '#db/pace/client.ts'
import { appendEvents, findLastSequence } from '#db/pace/events/events.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { tailEvents } from './events.ts'

test('the event log is followed from where one says, over what is there to what comes', async () => {
  const { pace } = await createTestDatabases()
  const { db, close } = connectPace(pace.urls.pace_sync, { max: 2 })
  onTestFinished(close)
  const happens = (...keys: string[]) =>
    db.transaction((tx) => appendEvents(tx, keys.map(changeOf)))
  await happens('before')
  const after = await findLastSequence(db)
  await happens('first', 'second')
  const seen: string[] = []
  const end = new AbortController()
  const print = ({ key }: { key: string }) => void seen.push(key)
  const following = tailEvents(db, { after, print, signal: end.signal })
  await waitFor(() => seen.includes('second'), { what: 'what was there' })
  await happens('third')
  await waitFor(() => seen.includes('third'), { what: 'what came' })
  end.abort()
  await following
  expect(seen).toEqual(['first', 'second', 'third'])
})

function changeOf(key: string) {
  return {
    resource: 'task',
    key,
    old: null,
    new: {},
    actor: 'service:test',
    documentSeq: null,
  } as const
}
