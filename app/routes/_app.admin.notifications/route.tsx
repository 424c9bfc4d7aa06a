import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { authorise } from '#domain/access/access.ts'
import { parse } from '#domain/parse.ts'
import { listOutbox } from '#db/pace/notifications/deliver.ts'
import { findHouseRules, setHouseRule } from '#db/pace/notifications/rules.ts'
import { notificationWords } from '#words/notifications.ts'
import { RuleSchema } from '../../notifications/rule-schema.ts'
import { RuleTable } from '../../notifications/rule-table.tsx'
import { requirePerson } from '../../pages/context.server.ts'
import { Outbox } from './outbox.tsx'
import { sendFromPage } from '../../pages/beside-page.ts'

export const meta: MetaFunction = () => [{ title: `${notificationWords().title} · PACE` }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, db } = requirePerson(context, request)
  authorise(actor, 'setDefaults', 'notification')
  const [rules, mails] = await Promise.all([findHouseRules(db), listOutbox(db)])
  return { rules, mails }
}

export const clientAction = sendFromPage

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, db, by } = requirePerson(context, request)
  authorise(actor, 'setDefaults', 'notification')
  const form = Object.fromEntries(await request.formData())
  const { kind, app, push, email } = parse(RuleSchema, form, 'The rule')
  await setHouseRule(db, { kind, app, push, email }, by)
  return { saved: true }
}

/** What everybody hears of who has not chosen, and the mails of a house without a mail server. */
export default function HouseNotifications() {
  const { rules, mails } = useLoaderData<typeof loader>()
  const words = notificationWords()
  return (
    <div className="overflow-y-auto p-4 md:p-6">
      <div className="mx-auto grid w-full max-w-3xl gap-8">
        <section className="grid gap-2">
          <h2 className="text-sm font-semibold">{words.defaults.title}</h2>
          <p className="text-xs text-faint">{words.defaults.why}</p>
          <RuleTable rules={rules} action="/admin/notifications" />
        </section>
        <Outbox mails={mails} />
      </div>
    </div>
  )
}
