import { expect, test } from 'vitest'
import { SmsSettingsSchema } from './sms.ts'

const settings = (sender: string) => SmsSettingsSchema.safeParse({ apiKey: 'abcd1234', sender })

test.each([
  ['+971 4 420 1100', '+97144201100'],
  ['+٩٧١٤٤٢٠١١٠٠', '+97144201100'],
  ['\u200e+971 (4) 420-1100\u200f', '+97144201100'],
  ['Marina Palm', 'Marina Palm'],
  ['4040', '4040'],
])('a sender is read as people write it: %s', (written, sender) => {
  expect(settings(written).data?.sender).toBe(sender)
})

test.each([
  '',
  'AD-HOUSE',
  'ad-house',
  '+0123',
  'أحمد',
  '🏠🏠🏠',
  'a\0b',
  'x'.repeat(10_000),
  '1'.repeat(10_000),
])('what is no sender of service messages is refused: %j', (written) => {
  expect(settings(written).success).toBe(false)
})
