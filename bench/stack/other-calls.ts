import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { DEMO_DIALOGUES } from '#domain/call/replay/demo-dialogues.ts'
import { playDialogue } from '#domain/call/replay/dialogue.ts'
import { envelope } from './bench-call.ts'
import { openFeed } from './open-document.ts'
import type { BenchStack } from './stack.ts'

/** Between one call and the next: not all of them say the same thing in the same second. */
const APART_MS = 137

/**
 * That many calls at the speed at which people speak, on one connection as a call centre has it, each a demo's dialogue
 * and then another one, until `hangUp`.
 */
export async function startOtherCalls(stack: BenchStack, count: number) {
  const feed = await openFeed(stack)
  const stopping = new AbortController()
  const { signal } = stopping
  const lines = Array.from({ length: count }, (_, line) => talk(line))

  async function talk(line: number): Promise<void> {
    await delay(line * APART_MS, undefined, { signal }).catch(() => undefined)
    for (let round = 0; !signal.aborted; round += 1) {
      const dialogue = DEMO_DIALOGUES[(line + round) % DEMO_DIALOGUES.length]
      if (dialogue) await play(dialogue, line)
    }
  }

  async function play(dialogue: (typeof DEMO_DIALOGUES)[number], line: number): Promise<void> {
    const call = `other-${randomUUID().slice(0, 8)}`
    const from = `+97150${3_000_000 + line}`
    const { events } = playDialogue(dialogue, { from, agent: 'omar.khan@pace.demo' })
    const begun = performance.now()
    for (const [index, { atMs, type, data }] of events.entries()) {
      const waitMs = Math.max(0, begun + atMs - performance.now())
      await delay(waitMs, undefined, { signal }).catch(() => undefined)
      if (signal.aborted) break
      feed.send(JSON.stringify(envelope({ call, sequence: index + 1, type, data })))
    }
    if (signal.aborted) {
      const end = { call, sequence: events.length + 1, type: 'pace.call.ended.v1', data: {} }
      feed.send(JSON.stringify(envelope(end)))
    }
  }

  return {
    async hangUp(): Promise<void> {
      stopping.abort()
      await Promise.all(lines)
      feed.close()
    },
  }
}
