import { expect, test } from 'vitest'
import { startTestAuth } from '#tests/support/auth.ts'
import { buildRequest } from '#tests/support/authorize.ts'
import { createHttpBrowser } from '#tests/support/http-browser.ts'

test('[A50] a sign-in asked for in Arabic is Arabic to its end, and in that browser from then on', async () => {
  const auth = await startTestAuth()
  const browser = createHttpBrowser()
  const { url } = await buildRequest(auth, { ui_locales: 'fr ar-AE en' })
  const page = await (await browser.visit(url)).response.text()
  expect(page).toContain('<html lang="ar" dir="rtl">')
  expect(page).toContain('تسجيل الدخول باسم')
  const later = await browser.send(`${auth.authUrl}/interaction/none`)
  expect(await later.text()).toContain('<html lang="ar" dir="rtl">')
})

test('[A50] who asks for nothing reads what the browser prefers, and English where there is none of it', async () => {
  const { authUrl } = await startTestAuth()
  const read = async (wishes: string) => {
    const answer = await fetch(`${authUrl}/interaction/none`, {
      headers: { 'accept-language': wishes },
    })
    return /<html lang="(\w+)"/.exec(await answer.text())?.[1]
  }
  expect(await Promise.all(['ar-EG,en;q=0.3', 'fr', 'en,ar', 'ar;q=0'].map(read))).toEqual([
    'ar',
    'en',
    'en',
    'en',
  ])
})
