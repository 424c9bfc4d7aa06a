import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { ChevronLeft, Webhook } from 'lucide-react'
import { useEffect } from 'react'
import { z } from 'zod'
import { parse } from '#domain/parse.ts'
import { DELIVERY_STATES } from '#domain/webhook/webhook.ts'
import { listAttempts, listDeliveries } from '#db/pace/webhooks/deliveries.ts'
import { webhookWords } from '#words/webhooks.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { EmptyState } from '../../components/kit/empty-state.tsx'
import { useRefresh } from '../../live/document/use-refresh.tsx'
import { notFound, requirePerson } from '../../pages/context.server.ts'
import { DeliveryItem } from './delivery-item.tsx'
import { EndpointHead } from './endpoint-head.tsx'
import { sendFromPage } from '../../pages/beside-page.ts'

export const meta: MetaFunction = () => [{ title: `${webhookWords().title} · PACE` }]

const MOST = 50
/** What is shown is asked for again so often, while somebody looks. */
const AGAIN_MS = 3_000

const QuerySchema = z.object({
  state: z.enum(DELIVERY_STATES).optional().catch(undefined),
  before: z.coerce.number().int().min(0).optional().catch(undefined),
})

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, db, deps } = requirePerson(context, request)
  const id = z.uuid().safeParse(params['id']).data ?? notFound('webhook')
  const {
    secret: _,
    previousSecret: __,
    ...endpoint
  } = await deps.webhooks.requireOwn(actor, id, 'read')
  const query = QuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const deliveries = await listDeliveries(db, id, { limit: MOST, ...query })
  const ids = deliveries.map((one) => one.id)
  const attempts = Map.groupBy(await listAttempts(db, ids), ({ deliveryId }) => deliveryId)
  return {
    endpoint,
    state: query.state ?? null,
    deliveries: deliveries.map((one) => ({ ...one, answers: attempts.get(one.id) ?? [] })),
    before: deliveries.length === MOST ? (deliveries.at(-1)?.sequence ?? null) : null,
    asOf: new Date().toISOString(),
  }
}

const ChangeSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.enum(['verify', 'pause', 'ping', 'rotate', 'remove', 'retryDead']) }),
  z.object({ intent: z.literal('retry'), delivery: z.coerce.number().int().min(1) }),
  z.object({ intent: z.literal('replay'), after: z.coerce.number().int().min(0) }),
])

export const clientAction = sendFromPage

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { actor, by, deps } = requirePerson(context, request)
  const id = z.uuid().safeParse(params['id']).data ?? notFound('webhook')
  const form = Object.fromEntries(await request.formData())
  const input = parse(ChangeSchema, form, webhookWords().title)
  const asked = { actor, by }
  const { webhooks } = deps
  await webhooks.requireOwn(actor, id)
  switch (input.intent) {
    case 'verify':
      return { state: (await webhooks.verify(asked, id)).state }
    case 'pause':
      await webhooks.pause(asked, id)
      return {}
    case 'ping': {
      const { status, error, ms } = await webhooks.ping(asked, id)
      return { pinged: { said: status === null ? (error ?? '') : String(status), ms } }
    }
    case 'rotate':
      return { rotated: (await webhooks.rotate(asked, id)).secret }
    case 'remove':
      await webhooks.remove(asked, id)
      return redirect('/admin/webhooks')
    case 'retryDead':
      return { count: await webhooks.retry(asked, id, 'dead') }
    case 'retry':
      return { count: await webhooks.retry(asked, id, { id: input.delivery }) }
    case 'replay':
      return webhooks.replay(asked, id, input.after)
  }
}

export default function WebhookPage() {
  const { endpoint, deliveries, state, before, asOf } = useLoaderData<typeof loader>()
  const refresh = useRefresh()
  const words = webhookWords()
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && refresh(), AGAIN_MS)
    return () => clearInterval(timer)
  }, [refresh])
  return (
    <div className="h-full overflow-y-auto p-4 md:p-6">
      <div className="mx-auto grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-4">
        <Link
          to="/admin/webhooks"
          className="flex items-center gap-1 justify-self-start text-xs text-muted hover:text-ink"
        >
          <ChevronLeft className="size-3.5 rtl:-scale-x-100" aria-hidden /> {words.back}
        </Link>
        <EndpointHead endpoint={endpoint} />
        <div className="flex flex-wrap items-center gap-2">
          <h3 className="flex-1 font-medium">{words.deliveries}</h3>
          <States chosen={state} />
          <span className="text-xs text-faint">
            {words.asOf} <RelativeTime at={asOf} />
          </span>
        </div>
        {deliveries.length === 0 ? (
          <EmptyState icon={Webhook} title={words.noDeliveries} />
        ) : (
          <ul className="divide-y rounded-xl border bg-surface shadow-low">
            {deliveries.map((one) => (
              <DeliveryItem key={one.id} delivery={one} />
            ))}
          </ul>
        )}
        {before !== null && <Older before={before} />}
      </div>
    </div>
  )
}

function States({ chosen }: { chosen: string | null }) {
  const words = webhookWords()
  return (
    <nav aria-label={words.deliveries} className="flex gap-1 text-xs">
      {[null, ...DELIVERY_STATES].map((state) => (
        <Link
          key={state ?? 'all'}
          to={state ? `?state=${state}` : '?'}
          aria-current={chosen === state ? 'true' : undefined}
          className="rounded-md px-2 py-1 text-muted hover:bg-hover aria-[current]:bg-selected aria-[current]:text-ink"
        >
          {state ? words.deliveryStates[state] : words.everyState}
        </Link>
      ))}
    </nav>
  )
}

function Older({ before }: { before: number }) {
  const [search] = useSearchParams()
  const next = new URLSearchParams(search)
  next.set('before', String(before))
  return (
    <Link
      to={`?${next.toString()}`}
      className="justify-self-center text-sm text-accent hover:underline"
    >
      {webhookWords().older}
    </Link>
  )
}
