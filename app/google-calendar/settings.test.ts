import { expect, test } from 'vitest'
import { z } from 'zod'
import { GOOGLE_CALENDAR_SHAPE, googleClientOf, isReachableBy } from './settings.ts'

const read = (env: object) => googleClientOf(z.object(GOOGLE_CALENDAR_SHAPE).parse(env))

test('without a client nothing is connected, half of one is a mistake, and a whole one asks Google', () => {
  expect(read({})).toBeNull()
  expect(() => read({ PACE_GOOGLE_CALENDAR_CLIENT_ID: 'a' })).toThrow(/needed together/)
  const client = read({
    PACE_GOOGLE_CALENDAR_CLIENT_ID: 'a',
    PACE_GOOGLE_CALENDAR_CLIENT_SECRET: 'b',
  })
  expect(client?.apiUrl).toBe('https://www.googleapis.com/calendar/v3')
})

test('Google rings at public addresses by https alone, a stand-in wherever we are', () => {
  const google = read({
    PACE_GOOGLE_CALENDAR_CLIENT_ID: 'a',
    PACE_GOOGLE_CALENDAR_CLIENT_SECRET: 'b',
  })
  if (!google) throw new Error('There is one.')
  const reaches = (url: string) => isReachableBy(google, url)
  expect(reaches('https://pace.example.ae')).toBe(true)
  for (const url of ['http://pace.example.ae', 'https://localhost:3000', 'https://10.0.0.4'])
    expect(reaches(url), url).toBe(false)
  const standIn = { ...google, apiUrl: 'http://localhost:9/calendar/v3' }
  expect(isReachableBy(standIn, 'http://localhost:3000')).toBe(true)
})
