import { expect, test } from 'vitest'
import { ownReason } from '#domain/portals/own-reasons.ts'
import { sayPortalReason } from './portal-reasons.ts'

const bare = (text: string) => text.replaceAll(/[\u2068\u2069]/g, '')

test('what PACE found itself is said in the language of the reader', () => {
  const gaps = { status: 401 }
  const kept = ownReason('keyRefused', gaps)
  expect(bare(sayPortalReason(kept, 'en'))).toBe('Property Finder does not accept our key (401)')
  expect(bare(sayPortalReason(kept, 'ar'))).toBe('لا يقبل بروبرتي فايندر مفتاحنا (401)')
})

test('reasons within a reason are said too, and a portal’s own words stay as they are', () => {
  const reasons = [ownReason('noAgent'), ownReason('noPlace', { area: 'Marina {city}', city: 'X' })]
  const kept = ownReason('incomplete', { reasons: reasons.join('; ') })
  const said = bare(sayPortalReason(kept, 'ar'))
  expect(said).toContain('بروبرتي فايندر: يطلب وسيطًا؛ لا يعرف مكانًا باسم «Marina {city}» في X')
  const permit = ownReason('permitSaid', { permit: '71', said: 'Trakheesi says no' })
  expect(bare(sayPortalReason(permit, 'ar'))).toBe('التصريح 71: Trakheesi says no')
  expect(sayPortalReason('السعر منخفض', 'en')).toBe('السعر منخفض')
})
