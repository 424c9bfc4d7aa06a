import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Code, FlaskConical, Plus } from 'lucide-react'
import { useState } from 'react'
import { authorise, can } from '#domain/access/access.ts'
import { sandboxWords } from '#words/sandboxes.ts'
import { Button, ButtonLink } from '../../components/kit/button.tsx'
import { EmptyState } from '../../components/kit/empty-state.tsx'
import { Page } from '../../frame/page.tsx'
import { requirePerson } from '../../pages/context.server.ts'
import { changeSandbox } from './change.server.ts'
import { HowItWorks } from './how-it-works.tsx'
import { NewSandboxDialog } from './new-sandbox-dialog.tsx'
import { SandboxItem } from './sandbox-item.tsx'
import { sendFromPage } from '../../pages/beside-page.ts'

export const meta: MetaFunction = () => [{ title: `${sandboxWords().title} · PACE` }]

/** One's own; those who run the house see all. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, person, deps } = requirePerson(context, request)
  authorise(actor, 'create', 'sandbox')
  const all = await deps.sandboxes?.all().catch(() => null)
  const seen = (all ?? []).filter((one) => can(actor, 'read', 'sandbox', { ownerId: one.owner.id }))
  return { isThere: Boolean(all), sandboxes: seen, me: person.id }
}

export const clientAction = sendFromPage

export async function action({ request, context }: ActionFunctionArgs) {
  const form = Object.fromEntries(await request.formData())
  return changeSandbox(requirePerson(context, request), form)
}

export default function Sandboxes() {
  const { isThere, sandboxes, me } = useLoaderData<typeof loader>()
  const [adding, setAdding] = useState(false)
  const words = sandboxWords()
  return (
    <Page
      title={words.title}
      actions={
        <>
          <ButtonLink to="/developers" size="sm" className="h-8">
            <Code className="size-3.5" aria-hidden /> {words.developers}
          </ButtonLink>
          {isThere && (
            <Button variant="primary" size="sm" className="h-8" onClick={() => setAdding(true)}>
              <Plus className="size-3.5" aria-hidden /> {words.make}
            </Button>
          )}
        </>
      }
    >
      <div className="mx-auto grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-6">
        <p className="text-sm text-muted">{words.hint}</p>
        {sandboxes.length === 0 && (
          <EmptyState icon={FlaskConical} title={isThere ? words.none : words.away}>
            {isThere ? words.noneHint : words.awayHint}
          </EmptyState>
        )}
        <ul className="divide-y rounded-xl border bg-surface shadow-low empty:hidden">
          {sandboxes.map((sandbox) => (
            <SandboxItem key={sandbox.id} sandbox={sandbox} isMine={sandbox.owner.id === me} />
          ))}
        </ul>
        {isThere && <HowItWorks url={sandboxes.at(0)?.url ?? null} />}
      </div>
      {adding && <NewSandboxDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}
