import type { TaskList } from 'graphile-worker'
import { z } from 'zod'
import { parse } from '#domain/parse.ts'
import { DIGEST_TASK, PUSH_TASK } from '#db/pace/notifications/write.ts'
import { type DeliveryDeps, mailDigest, pushNotification } from '../notifications/deliver.server.ts'

const PushPayloadSchema = z.object({ id: z.uuid() })
const DigestPayloadSchema = z.object({ personId: z.uuid() })

/** What rings outside the app. */
export function notificationTasks(deps: DeliveryDeps): TaskList {
  return {
    [PUSH_TASK]: (payload) => pushNotification(deps, parse(PushPayloadSchema, payload).id),
    [DIGEST_TASK]: (payload) => mailDigest(deps, parse(DigestPayloadSchema, payload).personId),
  }
}
