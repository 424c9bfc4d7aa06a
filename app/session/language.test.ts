import { expect, test } from 'vitest'
import { setLanguage } from '#db/pace/people/people.ts'
import { signedIn, startSessionApp } from '#tests/support/session-app.ts'

test('[W17] what somebody has chosen to read is theirs in every browser', async () => {
  const app = await startSessionApp()
  const languageIn = async ({ browser }: Awaited<ReturnType<typeof signedIn>>) => {
    const me = (await (await browser.send(`${app.appUrl}/me`)).json()) as {
      person: { language: string | null }
    }
    return me.person.language
  }
  const first = await signedIn(app, app.sara.subject)
  expect(await languageIn(first)).toBeNull()
  await setLanguage(app.db, app.sara.id, 'ar')
  const second = await signedIn(app, app.sara.subject)
  expect(await Promise.all([first, second].map(languageIn))).toEqual(['ar', 'ar'])
})

test('[W17] a sign-in tells the auth server what its browser reads', async () => {
  const { appUrl } = await startSessionApp()
  const wishes = { 'accept-language': 'ar-AE', cookie: 'theme=dark' }
  const start = (headers: Record<string, string>) =>
    fetch(`${appUrl}/auth/start`, { headers, redirect: 'manual' })
  const answers = await Promise.all([
    start(wishes),
    start({ cookie: 'pace-language=ar' }),
    start({}),
  ])
  const asked = answers.map((answer) =>
    new URL(answer.headers.get('location') ?? '').searchParams.get('ui_locales'),
  )
  expect(asked).toEqual(['ar', 'ar', 'en'])
})
