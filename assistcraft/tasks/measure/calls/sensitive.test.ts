import { expect, test } from 'vitest'
import { NOTHING_HEARD } from '#domain/call/masking/conversation.ts'
import { hear, MASK } from '#domain/call/masking/sensitive.ts'
import { type LabelledCall, readCalls, readCallsByAnotherHand } from './labelled-calls.ts'

const { known, heldOut } = readCalls()
const calls = [...known, ...heldOut]
const all = [...calls, ...Object.values(readCallsByAnotherHand()).flat()]

/** As the feed writes them: masked as they come, and once more by what later words show. */
function heardTexts({ turns }: LabelledCall): string[] {
  let conversation = NOTHING_HEARD
  const texts: string[] = []
  for (const [at, { role, spoken }] of turns.entries()) {
    const heard = hear(conversation, { segmentId: `s${at}`, party: role, role, text: spoken })
    conversation = heard.conversation
    texts.push(heard.text)
    for (const { segmentId, spoken: secret } of heard.earlier) {
      const index = Number(segmentId.slice(1))
      texts[index] = texts[index]?.replaceAll(secret, MASK) ?? ''
    }
  }
  return texts
}

test('no secret of the Dubai calls can be read in what their documents hold', () => {
  const secrets = all.flatMap(({ turns }) => turns.flatMap((turn) => turn.secrets))
  expect(secrets.length).toBeGreaterThanOrEqual(13)
  for (const call of all) {
    const texts = heardTexts(call)
    for (const [at, { secrets: said, text }] of call.turns.entries()) {
      // What else is said in the turn may have a word of the secret: "some three D thing".
      const others = new Set(text.match(/[\p{L}\p{N}]+/gu))
      const words = said
        .flatMap((secret) => secret.match(/[\p{L}\p{N}]+/gu) ?? [])
        .filter((word) => !others.has(word))
      for (const word of words) expect(texts[at]?.split(/[^\p{L}\p{N}]+/u)).not.toContain(word)
    }
  }
})

test('nothing else of them is masked: phones, prices and dates are read on', () => {
  for (const call of all) {
    const texts = heardTexts(call)
    for (const [at, { secrets, spoken }] of call.turns.entries())
      if (secrets.length === 0) expect(texts[at]).toBe(spoken)
  }
})
