import { expect, onTestFinished, test } from 'vitest'
import { createLogger } from '#service/log.ts'
import { hearLines } from '../testing/heard-call.ts'
import { DUBAI } from '../testing/dubai-places.ts'
import { BEGINNING } from '../tasks/dialogue/dialogue.ts'
import { createAnalyser } from './analyser.ts'

const HOSTILE = new URL('../testing/hostile-thread.ts', import.meta.url)

function start(budgetMs?: number) {
  let setAside = 0
  const analyser = createAnalyser({
    log: createLogger('assistcraft', { level: 'silent' }),
    entry: HOSTILE,
    onSetAside: () => (setAside += 1),
    ...(budgetMs ? { budgetMs } : {}),
  })
  onTestFinished(() => analyser.stop())
  const read = (text: string) =>
    analyser.analyse({
      text,
      role: 'customer',
      dialogue: BEGINNING,
      places: DUBAI,
      startedAt: '2026-11-23T08:00:00.000Z',
    })
  return { read, analyser, setAside: () => setAside }
}

test('what the thread reads is what the analysis says', async () => {
  const { read } = start()
  const words = 'Two bedrooms in Dubai Marina, please.'
  const [heard] = hearLines(['customer', words])
  expect(await read(words)).toMatchObject({ findings: heard?.findings, dialogue: heard?.after })
})

test('words that never come to an end are set aside, and those behind them are read', async () => {
  const { read, setAside } = start(4_000)
  const [first, endless, next] = await Promise.all([
    read('Two bedrooms.'),
    read('an endless sentence'),
    read('Three bedrooms.'),
  ])
  expect(endless).toBeNull()
  expect(first?.entities).toMatchObject([{ type: 'bedrooms', value: 2 }])
  expect(next?.entities).toMatchObject([{ type: 'bedrooms', value: 3 }])
  expect(setAside()).toBe(1)
})

test('words that take all memory end their thread and not the process', async () => {
  const { read, setAside } = start(60_000)
  expect(await read('a bottomless sentence')).toBeNull()
  expect(setAside()).toBe(1)
  expect(await read('Dubai Marina')).toMatchObject({ entities: [{ value: 'dubai-marina' }] })
})

test('whoever waits when it stops gets nothing, and the stop does not wait for the words', async () => {
  const { read, analyser } = start(60_000)
  const waiting = [read('an endless sentence'), read('Two bedrooms.')]
  await analyser.stop()
  expect(await Promise.all(waiting)).toEqual([null, null])
})
