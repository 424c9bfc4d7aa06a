import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { NO_REFERENCE } from '#domain/reference/reference.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { HouseProvider } from '../../house/use-house.tsx'
import { Calendar } from './calendar.tsx'
// Loaded before the tests: how long the first look at a calendar takes is none of theirs.
import './day-picker.tsx'

afterEach(cleanup)

async function openAt(day: string, firstDay = 1) {
  const chosen: string[] = []
  render(
    <HouseProvider data={{ house: { ...SOME_HOUSE, firstDay }, reference: NO_REFERENCE }}>
      <Calendar day={day} today="2026-11-29" onChoose={(next) => chosen.push(next)} />
    </HouseProvider>,
  )
  await screen.findByRole('grid')
  const days = () => screen.getAllByRole('button', { name: /\d{4}$/ })
  const key = (name: string) =>
    fireEvent.keyDown(document.activeElement ?? document.body, { key: name })
  return { chosen, days, key, focused: () => document.activeElement?.getAttribute('aria-label') }
}

test('whole weeks of the chosen month are shown, and a press chooses the day as it is written', async () => {
  const { chosen, days } = await openAt('2026-11-23')
  expect(screen.getByRole('grid').getAttribute('aria-label')).toBe('November 2026')
  expect(days()[0]?.getAttribute('aria-label')).toBe('Monday, 26 October 2026')
  fireEvent.click(screen.getByRole('button', { name: 'Tuesday, 24 November 2026' }))
  expect(chosen).toEqual(['2026-11-24'])
})

test('weeks begin on the first day of the house', async () => {
  const { days } = await openAt('2026-11-23', 7)
  expect(days()[0]?.getAttribute('aria-label')).toBe('Sunday, 1 November 2026')
})

test('keys walk by day, week and month, and Enter on the day chooses it', async () => {
  const { key, focused } = await openAt('2026-11-30')
  expect(focused()).toBe('Monday, 30 November 2026')
  key('ArrowRight')
  expect(focused()).toBe('Tuesday, 1 December 2026')
  key('ArrowUp')
  expect(focused()).toBe('Tuesday, 24 November 2026')
  key('PageDown')
  expect(focused()).toBe('Thursday, 24 December 2026')
})
