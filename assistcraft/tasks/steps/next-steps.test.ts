import { expect, test } from 'vitest'
import { hearLines, type Line } from '../../testing/heard-call.ts'
import { foldGist, startGist } from '../state/gist.ts'
import { proposeDisposition } from '../disposition/propose-disposition.ts'
import { nextSteps } from './next-steps.ts'

const KEYS = 'viewingBooked interested callBack offerMade notInterested wrongNumber complaint'

function gistOf(...lines: Line[]) {
  const gist = startGist()
  for (const said of hearLines(...lines)) foldGist(gist, said)
  return gist
}

function ends(...lines: Line[]): string | null {
  return proposeDisposition(gistOf(...lines), KEYS.split(' '))?.key ?? null
}

test('a viewing that was agreed is confirmed, and what the agent promised is kept', () => {
  const steps = nextSteps(
    gistOf(
      ['customer', 'I would like to book a viewing.'],
      ['agent', 'Which day suits you?'],
      ['customer', 'Friday at four pm.'],
      ['agent', 'Perfect. I will send you the location.'],
    ),
  )
  expect(steps.map(({ type, text, segmentId }) => [type, text, segmentId])).toEqual([
    ['confirmViewing', 'Confirm the viewing on 2026-11-27 at 16:00', 's3'],
    ['promise', 'Send them the location', 's4'],
  ])
})

test('who looks for a home and has no viewing is sent what fits', () => {
  const steps = nextSteps(gistOf(['customer', 'I need a two bedroom flat in Dubai Marina.']))
  expect(steps).toMatchObject([{ type: 'sendHomes', segmentId: 's1' }])
  expect(nextSteps(gistOf(['customer', 'Hello.']))).toEqual([])
})

test.each<[string | null, ...Line[]]>([
  [null, ['customer', 'Hello.']],
  ['wrongNumber', ['customer', 'Sorry, I think I have the wrong number.']],
  ['complaint', ['customer', 'I want to make a complaint, this is unacceptable.']],
  ['interested', ['customer', 'I need a two bedroom flat in Dubai Marina.']],
  [
    'viewingBooked',
    ['customer', 'I would like to book a viewing.'],
    ['agent', 'When?'],
    ['customer', 'On Friday at four pm.'],
  ],
  [
    'notInterested',
    ['customer', 'I need a two bedroom flat.'],
    ['agent', 'I have one.'],
    ['customer', 'Thanks, but I am not interested.'],
  ],
])('%s is how such a call ends', (key, ...lines) => {
  expect(ends(...lines)).toBe(key)
})

test('a key that the house does not use is nobody’s ending', () => {
  const gist = gistOf(['customer', 'I need a two bedroom flat in Dubai Marina.'])
  expect(proposeDisposition(gist, ['complaint'])).toBeNull()
})

test('a segment whose cut would break a character is quoted without it', () => {
  const gist = gistOf(['customer', `I need a two bedroom flat ${'😀'.repeat(400)}`])
  for (const { quote } of nextSteps(gist)) expect(quote.isWellFormed()).toBe(true)
})
