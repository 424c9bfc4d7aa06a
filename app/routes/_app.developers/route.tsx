import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { authorise } from '#domain/access/access.ts'
import { developerWords } from '#words/developers.ts'
import { referenceOf } from '../../developers/reference.server.ts'
import { Page } from '../../frame/page.tsx'
import { notFound, requirePerson } from '../../pages/context.server.ts'
import { EveryOperation } from './every-operation.tsx'
import { FirstSteps } from './first-steps.tsx'
import { OperationPart } from './operation-part.tsx'

export const meta: MetaFunction = () => [{ title: `${developerWords().title} · PACE` }]

/** All operations by their nouns, and those of one noun whole. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, person, deps } = requirePerson(context, request)
  authorise(actor, 'read', 'description')
  const { groups, ...general } = referenceOf(deps)
  const noun = new URL(request.url).searchParams.get('noun')
  const open = noun === null ? null : groups.find((group) => group.noun === noun)
  if (open === undefined) notFound('noun')
  const index = groups.map(({ operations, ...group }) => ({
    ...group,
    operations: operations.map(({ id, method, path, summary }) => ({ id, method, path, summary })),
  }))
  return { ...general, index, open, mayMakeClients: person.role === 'admin' }
}

export default function Developers() {
  const { index, open, ...general } = useLoaderData<typeof loader>()
  const words = developerWords()
  // In memory alone, for all operations of this page: nothing of it is stored.
  const [token, setToken] = useState('')
  return (
    <Page
      title={words.title}
      toolbar={<Nouns nouns={index.map(({ noun }) => noun)} chosen={open?.noun ?? null} />}
    >
      <div className="mx-auto grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-8">
        {open ? (
          <section className="grid grid-cols-[minmax(0,1fr)] gap-4">
            <header lang="en" dir="ltr">
              <h2 className="text-md font-semibold">{open.noun}</h2>
              <p className="text-sm text-muted">{open.description}</p>
            </header>
            {open.operations.map((operation) => (
              <OperationPart
                key={operation.id}
                operation={operation}
                token={token}
                onToken={setToken}
              />
            ))}
          </section>
        ) : (
          <>
            <FirstSteps {...general} />
            <EveryOperation groups={index} />
          </>
        )}
      </div>
    </Page>
  )
}

function Nouns({ nouns, chosen }: { nouns: readonly string[]; chosen: string | null }) {
  const words = developerWords()
  return (
    <nav
      aria-label={words.nouns}
      className="-mx-1 flex gap-0.5 overflow-x-auto text-sm [scrollbar-width:none]"
    >
      {[null, ...nouns].map((noun) => (
        <Link
          key={noun ?? ''}
          to={noun === null ? '/developers' : `?noun=${noun}`}
          aria-current={chosen === noun ? 'page' : undefined}
          lang={noun === null ? undefined : 'en'}
          className="flex h-8 shrink-0 items-center rounded-md px-2.5 text-muted hover:bg-hover hover:text-ink aria-[current]:bg-selected aria-[current]:font-medium aria-[current]:text-ink"
        >
          {noun ?? words.start}
        </Link>
      ))}
    </nav>
  )
}
