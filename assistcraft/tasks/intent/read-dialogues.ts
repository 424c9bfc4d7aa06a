import { z } from 'zod'
import type { Topic } from './features.ts'
import type { Example } from './train-topics.ts'

/** A labelled dialogue of the Schema-Guided Dialogue dataset in the form described in `fixtures/NOTICE.md`. */
export const DialogueSchema = z.object({
  id: z.string(),
  turns: z.array(
    z.object({
      speaker: z.enum(['user', 'system']),
      text: z.string(),
      spans: z
        .array(z.object({ slot: z.string(), start: z.number(), end: z.number() }))
        .default([]),
      acts: z
        .array(
          z.object({
            act: z.string(),
            slot: z.string().default(''),
            values: z.array(z.string()).default([]),
          }),
        )
        .default([]),
      intent: z.string().optional(),
    }),
  ),
})
export type LabelledDialogue = z.infer<typeof DialogueSchema>

const TOPIC_OF_LABEL: Record<string, Topic> = {
  FindApartment: 'find',
  FindHomeByArea: 'find',
  ScheduleVisit: 'schedule',
  NONE: 'none',
}

export function readDialogues(jsonLines: string): LabelledDialogue[] {
  return jsonLines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => DialogueSchema.parse(JSON.parse(line)))
}

export function topicOf(label: string | undefined): Topic | null {
  return (label && TOPIC_OF_LABEL[label]) || null
}

/** One example per labelled turn of the caller, with what went before it. */
export function toExamples(dialogues: readonly LabelledDialogue[]): Example[] {
  return dialogues.flatMap(({ turns }) => {
    let topic: Topic | null = null
    let agentText = ''
    return turns.flatMap((turn) => {
      if (turn.speaker === 'system') {
        agentText = turn.text
        return []
      }
      const label = topicOf(turn.intent)
      if (!label) return []
      const example: Example = { utterance: { text: turn.text, agentText, topic }, topic: label }
      topic = label
      return [example]
    })
  })
}
