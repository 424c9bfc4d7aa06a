import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { authorise } from '#domain/access/access.ts'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import { DeliverySchema } from '#domain/notification/delivery-times.ts'
import { parse } from '#domain/parse.ts'
import { dropSubscription, keepSubscription } from '#db/pace/notifications/deliver.ts'
import { findDelivery, listRules, setDelivery, setRule } from '#db/pace/notifications/rules.ts'
import { notificationWords } from '#words/notifications.ts'
import { Page } from '../../frame/page.tsx'
import { RuleTable } from '../../notifications/rule-table.tsx'
import { RuleSchema } from '../../notifications/rule-schema.ts'
import { SubscriptionSchema } from '../../notifications/push.server.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { DeliveryForm } from './delivery-form.tsx'
import { PushSwitch } from './push-switch.tsx'
import { sendFromPage } from '../../pages/beside-page.ts'

export const meta: MetaFunction = () => [{ title: `${notificationWords().rules.title} · PACE` }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, person, deps, db } = requirePerson(context, request)
  authorise(actor, 'read', 'notification', { ownerId: person.id })
  const rules = (await listRules(db, [person.id])).get(person.id)
  if (!rules) throw new Error('Everybody has rules.')
  return { rules, delivery: await findDelivery(db, person.id), pushKey: deps.push.publicKey }
}

const json = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .max(4_000)
    .transform((text, refused) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        refused.addIssue({ code: 'custom', message: 'is no JSON' })
        return z.NEVER
      }
    })
    .pipe(schema)

const ActionSchema = z.discriminatedUnion('intent', [
  RuleSchema,
  z.object({ intent: z.literal('delivery'), delivery: json(DeliverySchema) }),
  z.object({ intent: z.literal('subscribe'), subscription: json(SubscriptionSchema) }),
  z.object({ intent: z.literal('unsubscribe'), endpoint: z.string().max(1_000) }),
])

export const clientAction = sendFromPage

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, person, deps, db } = requirePerson(context, request)
  authorise(actor, 'read', 'notification', { ownerId: person.id })
  const input = parse(ActionSchema, Object.fromEntries(await request.formData()), 'The request')
  if (input.intent === 'rule') {
    const { kind, app, push, email } = input
    await setRule(db, person.id, { kind, app, push, email })
  } else if (input.intent === 'delivery') await setDelivery(db, person.id, input.delivery)
  else if (input.intent === 'subscribe') {
    const { endpoint, keys } = input.subscription
    if (!deps.push.takes(endpoint))
      throw new DomainError('invalid', 'This browser’s push service is not known here.', [], {
        key: 'pushUnknown',
      })
    await keepSubscription(db, person.id, { endpoint, ...keys })
  } else await dropSubscription(db, { personId: person.id, endpoint: input.endpoint })
  return { saved: true }
}

export default function NotificationRules() {
  const { rules, delivery, pushKey } = useLoaderData<typeof loader>()
  const words = notificationWords().rules
  return (
    <Page title={words.title}>
      <div className="mx-auto grid max-w-3xl gap-6">
        <RuleTable rules={rules} action="/account/notifications" />
        <PushSwitch publicKey={pushKey} />
        <DeliveryForm delivery={delivery} />
      </div>
    </Page>
  )
}
