import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { stopMail } from '#db/pace/notifications/rules.ts'
import { notificationWords } from '#words/notifications.ts'
import { Button } from '../../components/kit/button.tsx'
import { isUnsubscribeKey } from '../../notifications/unsubscribe-link.server.ts'
import type { PageContext } from '../../pages/context.server.ts'

const LinkSchema = z.object({ person: z.uuid(), key: z.string().max(100) })

/** Who holds the link of a mail may end such mails: there is no session to ask for. */
function readLink(request: Request, { deps }: PageContext): string | null {
  const params = Object.fromEntries(new URL(request.url).searchParams)
  const link = LinkSchema.safeParse(params).data
  return link && isUnsubscribeKey(deps.secret, link.person, link.key) ? link.person : null
}

export function loader({ request, context }: LoaderFunctionArgs) {
  return { holds: readLink(request, context) !== null }
}

/** A mail program sends it by itself (RFC 8058), a person by the button: opening the page changes nothing, for scanners open links. */
export async function action({ request, context }: ActionFunctionArgs) {
  const personId = readLink(request, context)
  if (!personId) return json({ stopped: false }, 403)
  await stopMail(context.deps.db, personId)
  return json({ stopped: true })
}

export default function Unsubscribe() {
  const { holds } = useLoaderData<typeof loader>()
  const done = useActionData<typeof action>()
  const words = notificationWords().mail
  return (
    <main className="grid min-h-dvh place-content-center gap-4 p-6 text-center">
      {done?.stopped ? (
        <>
          <h1 className="text-md font-semibold">{words.stopped}</h1>
          <p className="text-sm text-muted">{words.stoppedWhy}</p>
        </>
      ) : holds ? (
        <Form method="post" className="grid justify-items-center gap-4">
          <h1 className="text-md font-semibold">{words.stopAsk}</h1>
          <Button type="submit" variant="primary">
            {words.stop}
          </Button>
        </Form>
      ) : (
        <h1 className="text-md font-semibold">{words.unknown}</h1>
      )}
    </main>
  )
}
