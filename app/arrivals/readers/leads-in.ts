import { z } from 'zod'
import { jsonOf } from '../reading/json-of.ts'

/** Of a notice only what tells one lead from another: each change is kept by itself, whatever it holds. */
const NoticeSchema = z.looseObject({
  object: z.unknown().optional(),
  entry: z
    .array(
      z.looseObject({
        id: z.unknown().optional(),
        time: z.unknown().optional(),
        changes: z.array(z.unknown()).max(1000).catch([]),
      }),
    )
    .max(1000),
})

/** Each change of a notice of lead ads as a text of its own, with whose it is; what is no notice is kept whole. */
export function leadsIn(body: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
  const notice = NoticeSchema.safeParse(jsonOf(body)).data
  const changes = (notice?.entry ?? []).flatMap(({ id, changes: all }) =>
    all.map((change) => new TextEncoder().encode(JSON.stringify({ page: id, change }))),
  )
  return changes.length > 0 ? changes : [body]
}
