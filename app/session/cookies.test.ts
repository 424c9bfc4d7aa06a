import { expect, test } from 'vitest'
import { clearCookie, createSessionCookies, readCookie } from './cookies.server.ts'
import { createCsrf } from './csrf.server.ts'
import { createSignInCookies } from './sign-in-cookies.server.ts'

const SECRET = 'a secret of at least thirty-two characters'
const VALUE = 'v'.repeat(43)
const https = createSessionCookies('https://pace.example', SECRET)
const http = createSessionCookies('http://localhost:3000', SECRET)

function requestWith(line: string) {
  return new Request('https://pace.example/', { headers: { cookie: line.split(';')[0] ?? '' } })
}

test('[bar 1] [W2] over https the cookie is __Host-, Secure, HttpOnly, Lax, for the whole site and no domain', async () => {
  const line = await https.session.serialize(VALUE, { expires: new Date('2027-01-01') })
  expect(line).toMatch(
    /^__Host-pace=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
  )
  expect(await http.session.serialize(VALUE)).toMatch(/^pace=/)
  expect(clearCookie(https.session, 'https://pace.example')).toMatch(
    /^__Host-pace=; .*Max-Age=0.*Secure$/,
  )
})

test('[W1] what is not a value of ours is nobody, not an error', async () => {
  const line = await https.session.serialize(VALUE)
  expect(await readCookie(https.session, requestWith(line))).toBe(VALUE)
  for (const bad of ['__Host-pace=', '__Host-pace=%%%', '__Host-pace=eyJ', 'pace=x', '']) {
    expect(await readCookie(https.session, requestWith(bad))).toBeNull()
  }
})

const started = (state: string) => ({ state, nonce: 'n', codeVerifier: 'c', returnTo: '/leads' })

test('[W11] the cookie of a sign-in under way holds only with our signature and for its own state', async () => {
  const own = createSignInCookies('https://pace.example', SECRET)
  const [line = ''] = await own.begin(requestWith(''), started('s'))
  expect(line).toMatch(/^__Host-pace-start-[\w-]{16}=.*Max-Age=600; Path=\/; HttpOnly; Secure/)
  expect(await own.read(requestWith(line), 's')).toEqual(started('s'))
  expect(await own.read(requestWith(line), 't')).toBeNull()
  const other = createSignInCookies('https://pace.example', `${SECRET}!`)
  expect(await other.read(requestWith(line), 's')).toBeNull()
})

test('[W15] sign-ins under way do not take each other’s place; beyond six the oldest goes', async () => {
  const own = createSignInCookies('https://pace.example', SECRET)
  const jar: string[] = []
  const request = () =>
    new Request('https://pace.example/', { headers: { cookie: jar.join('; ') } })
  for (const state of ['1', '2', '3', '4', '5', '6', '7', '8']) {
    const [given = '', ...cleared] = await own.begin(request(), started(state))
    for (const line of cleared)
      jar.splice(
        jar.findIndex((pair) => pair.startsWith(line.split('=')[0] ?? '')),
        1,
      )
    jar.push(given.split(';')[0] ?? '')
  }
  expect(jar).toHaveLength(6)
  expect(await own.read(request(), '2')).toBeNull()
  for (const state of ['3', '5', '8'])
    expect(await own.read(request(), state)).toEqual(started(state))
})

test("[bar 7] [W4] a form is taken with its own browser's token and with no other", async () => {
  const csrf = createCsrf({ cookies: https, secret: SECRET })
  const commit = async () => {
    const [token, line] = await csrf.commitToken(new Request('https://pace.example/'))
    return { token, cookie: line?.split(';')[0] ?? '' }
  }
  const [one, other] = [await commit(), await commit()]
  const send = (cookie: string, body: BodyInit) =>
    csrf.verifyForm(
      new Request('https://pace.example/leads', { method: 'POST', headers: { cookie }, body }),
    )
  const form = new URLSearchParams({ csrf: one.token, name: 'x' })
  await expect(send(one.cookie, form)).resolves.toBeUndefined()
  for (const attempt of [
    send(other.cookie, form),
    send('', form),
    send(one.cookie, new URLSearchParams({ name: 'x' })),
    send(one.cookie, JSON.stringify({ csrf: one.token })),
    send(`${one.cookie}x`, form),
  ]) {
    await expect(attempt).rejects.toMatchObject({ code: 'forbidden' })
  }
})
