import { expect, test } from 'vitest'
import type { PortalState } from '#domain/listing/fields.ts'
import { nextStep, portalAdvice, portalSentence } from './portal-advice.ts'

function state(name: PortalState['state'], part: Partial<PortalState> = {}): PortalState {
  return { state: name, at: '2026-03-01T10:00:00.000Z', ...part }
}

test('each state offers one step', () => {
  for (const portal of ['bayut', 'propertyFinder'] as const) {
    expect(nextStep(portal, undefined)).toBe('publish')
    expect(nextStep(portal, state('removed'))).toBe('publish')
    expect(nextStep(portal, state('live'))).toBe('unpublish')
    expect(nextStep(portal, state('failed'))).toBe('retry')
  }
  expect(nextStep('propertyFinder', state('sending'))).toBe('wait')
  expect(nextStep('propertyFinder', state('removing'))).toBe('wait')
})

test('while a portal has not read its feed the wish can be changed', () => {
  expect(nextStep('bayut', state('queued'))).toBe('unpublish')
  expect(nextStep('bayut', state('removing'))).toBe('publish')
  expect(portalSentence('bayut', state('queued'))).toBe('In the feed, not yet read')
})

test('a failure says what to do about its reason', () => {
  expect(portalAdvice(state('failed', { reason: 'Permit 123 is not valid' }))).toMatch(/Trakheesi/)
  expect(portalAdvice(state('failed', { reason: 'HTTP 503' }))).toMatch(/tries again by itself/)
  expect(portalAdvice(state('failed', { reason: 'odd' }))).toMatch(/Correct what the portal names/)
})

test('only a failure carries advice', () => {
  expect(portalAdvice(state('live'))).toBeNull()
})

test('a failure is told in the words of the portal', () => {
  expect(portalSentence('bayut', state('failed', { reason: 'Permit 123 is not valid' }))).toBe(
    'Permit 123 is not valid',
  )
  expect(portalSentence('website', undefined)).toBe('Not published')
})
