import { z } from 'zod'
import type { Topic } from './topics.ts'

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
