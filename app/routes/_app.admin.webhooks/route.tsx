import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Plus, Webhook } from 'lucide-react'
import { useState } from 'react'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { parse } from '#domain/parse.ts'
import { NewEndpointSchema } from '#domain/webhook/webhook.ts'
import { webhookWords } from '#words/webhooks.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { Button } from '../../components/kit/button.tsx'
import { EmptyState } from '../../components/kit/empty-state.tsx'
import { requirePerson } from '../../pages/context.server.ts'
import { NewWebhookDialog } from './new-webhook-dialog.tsx'
import { StateBadge } from './state-badge.tsx'
import { sendFromPage } from '../../pages/beside-page.ts'

export const meta: MetaFunction = () => [{ title: `${webhookWords().title} · PACE` }]

const MOST = 200

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, deps } = requirePerson(context, request)
  authorise(actor, 'read', 'webhook')
  const rows = await deps.webhooks.list(actor, { limit: MOST })
  return {
    endpoints: rows.map(({ id, url, description, state, failingSince, resources }) => ({
      id,
      url,
      description,
      state,
      failingSince,
      resources,
    })),
  }
}

const list = z
  .string()
  .max(2_000)
  .transform((text) => {
    const names = text.split(/[,،]/).map((name) => name.trim())
    const given = names.filter((name) => name !== '')
    return given.length > 0 ? given : null
  })
const FormSchema = z.object({
  url: z.string(),
  description: z.string(),
  resources: list,
  fields: list,
  scopes: list,
  ordered: z.enum(['yes', 'no']),
})

export const clientAction = sendFromPage

/** The secret is in the answer to its making and nowhere else. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, by, deps } = requirePerson(context, request)
  authorise(actor, 'write', 'webhook')
  const form = Object.fromEntries(await request.formData())
  const asked = parse(FormSchema, form, webhookWords().title)
  const wanted = parse(
    NewEndpointSchema,
    { ...asked, ordered: asked.ordered === 'yes', scopes: asked.scopes ?? undefined },
    webhookWords().title,
  )
  const { endpoint, secret } = await deps.webhooks.create({ actor, by }, wanted)
  return { made: { id: endpoint.id, secret } }
}

export default function WebhookList() {
  const { endpoints } = useLoaderData<typeof loader>()
  const [adding, setAdding] = useState(false)
  const words = webhookWords()
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-4 md:p-6">
      <div className="mx-auto grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-4">
        <div className="flex flex-wrap items-center gap-2">
          <p className="min-w-0 flex-1 basis-64 text-sm text-muted">{words.hint}</p>
          <Button variant="primary" onClick={() => setAdding(true)}>
            <Plus className="size-3.5" aria-hidden /> {words.make}
          </Button>
        </div>
        {endpoints.length === 0 && (
          <EmptyState icon={Webhook} title={words.none}>
            {words.noneHint}
          </EmptyState>
        )}
        <ul className="divide-y rounded-xl border bg-surface shadow-low empty:hidden">
          {endpoints.map(({ id, url, description, state, failingSince }) => (
            <li key={id}>
              <Link
                to={`/admin/webhooks/${id}`}
                className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3 hover:bg-hover"
              >
                <span className="min-w-0 flex-1 basis-48">
                  <bdi dir="ltr" className="block truncate font-mono text-xs text-page-start">
                    {url}
                  </bdi>
                  <span className="block truncate text-sm text-muted">{description}</span>
                </span>
                {failingSince && (
                  <span className="text-xs text-warn">
                    {words.failing} <RelativeTime at={failingSince} />
                  </span>
                )}
                <StateBadge state={state} />
              </Link>
            </li>
          ))}
        </ul>
      </div>
      {adding && <NewWebhookDialog onClose={() => setAdding(false)} />}
    </div>
  )
}
