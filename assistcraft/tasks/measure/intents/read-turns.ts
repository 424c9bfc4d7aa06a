import { type Intent, INTENTS } from '#domain/call/annotation.ts'
import { BEGINNING, continueDialogue } from '../../dialogue/dialogue.ts'
import { readTalk } from '../../dialogue/talk.ts'
import { findEntities } from '../../entities/find-entities.ts'
import type { Gazetteer } from '../../findings/gazetteer.ts'
import type { LabelledCall } from '../calls/labelled-calls.ts'
import { inEnglish } from '../../passages/in-english.ts'
import { ownsHome } from '../../reading/owner.ts'
import { detailAsked } from '../../intent/detail-asked.ts'
import { type LabelledDialogue, topicOf } from '../../intent/read-dialogues.ts'
import { callIntent } from '../../intent/turns/call-intent.ts'
import type { TurnExample } from './train-turns.ts'

const NOTHING_NEW = { intent: null, viewingDate: null, dateFor: null }

type Call = Pick<LabelledCall, 'day'> & {
  turns: Pick<LabelledCall['turns'][number], 'role' | 'text' | 'intent'>[]
}

/** One example for each labelled turn of a customer, with what the labels say that the call was about before it. */
export function readTurns(calls: readonly Call[], places: Gazetteer): TurnExample[] {
  return calls.flatMap(({ day, turns }) => {
    const startedAt = `${day}T08:00:00.000Z`
    let dialogue = BEGINNING
    let before: Intent | null = null
    return turns.flatMap(({ role, text: spoken, intent: label }): TurnExample[] => {
      const { lastAgentText: agentText, asked } = dialogue
      const { text } = inEnglish({ text: spoken, start: 0 }, places)
      const said = { role, text, dialogue: { ...dialogue, intent: before }, places, startedAt }
      const { stated, denied } = findEntities(said)
      const types = stated.map(({ type }) => type)
      const about = readTalk(said).after
      const established = { entities: [...stated, ...denied], owns: ownsHome(said), about }
      dialogue = continueDialogue(dialogue, said, { ...NOTHING_NEW, ...established })
      const intent = INTENTS.find((one) => one === label)
      if (role === 'agent' || intent === undefined) return []
      const turn = { spoken, text, agentText, asked, before, entities: [...new Set(types)] }
      before = callIntent(before, intent)
      return [{ turn, intent }]
    })
  })
}

const INTENT_OF_TOPIC = { find: 'findHome', schedule: 'bookViewing', none: 'none' } as const

/** Dialogues whose labels know three topics, as calls: what is asked on the way counts as a question. */
export function asCalls(dialogues: readonly LabelledDialogue[]): Call[] {
  return dialogues.map(({ turns }) => ({
    day: '2019-03-01',
    turns: turns.map(({ speaker, text, intent: label }) => {
      const topic = topicOf(label)
      const intent = topic && INTENT_OF_TOPIC[topic]
      const isQuestion = intent === 'findHome' && detailAsked(text) !== null
      const role = speaker === 'user' ? ('customer' as const) : ('agent' as const)
      return { role, text, intent: isQuestion ? 'askDetail' : intent }
    }),
  }))
}
