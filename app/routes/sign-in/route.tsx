import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ArrowRight } from 'lucide-react'
import { signInWords } from '#words/sign-in.ts'
import { Logo } from '../../frame/navigation/logo.tsx'
import { buttonClass } from '../../components/kit/button.tsx'
import type { Ended } from '../../session/web-session.server.ts'
import { safeReturnTo } from '../../session/return-to.server.ts'
import { LeftBehind } from './left-behind.tsx'
import { Pulse } from './pulse.tsx'

export const meta: MetaFunction = () => [{ title: `${signInWords().title} · PACE` }]

/**
 * Nobody meant the session to end, as far as is known, so that what was typed in it must not be lost: whoever signs out in this browser has taken
 * it away by that already.
 */
const TIME_RAN_OUT = new Set<string>(['unused', 'expired', 'refused', 'failed', 'ended'] satisfies (
  | Ended
  | 'failed'
)[])

export function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const returnTo = safeReturnTo(searchParams.get('returnTo'))
  if (context.session) throw redirect(returnTo)
  const reason = searchParams.get('reason') ?? context.ended
  return {
    returnTo,
    reason,
    keepPending: reason === null || TIME_RAN_OUT.has(reason),
  }
}

type Reason = keyof ReturnType<typeof signInWords>['reasons']

function isReason(reason: string): reason is Reason {
  return Object.hasOwn(signInWords().reasons, reason)
}

export default function SignIn() {
  const { returnTo, reason, keepPending } = useLoaderData<typeof loader>()
  const words = signInWords()
  const why = reason !== null && isReason(reason) ? words.reasons[reason] : null
  return (
    <main className="grid min-h-dvh bg-canvas lg:grid-cols-[minmax(0,1fr)_minmax(0,1.15fr)]">
      <div className="flex flex-col p-8 sm:p-12">
        <div className="flex items-center gap-2.5">
          <Logo className="size-7" />
          <span className="text-base font-semibold tracking-tight">PACE</span>
        </div>
        <div className="my-auto w-full max-w-sm py-16">
          <h1 className="text-[1.75rem] leading-9 font-semibold tracking-tight text-balance">
            {words.motto}
          </h1>
          <p className="mt-3 text-base text-muted">{words.hint}</p>
          {why && (
            <p
              role="status"
              className="mt-5 rounded-md border bg-surface px-3 py-2 text-sm text-muted"
            >
              {why}
            </p>
          )}
          <LeftBehind keepPending={keepPending} />
          <a
            href={`/auth/start?returnTo=${encodeURIComponent(returnTo)}`}
            className={buttonClass({ variant: 'primary', size: 'lg' }, 'mt-7 w-full')}
          >
            {words.title}
            <ArrowRight className="size-4" aria-hidden />
          </a>
        </div>
        <p className="text-xs text-faint">{words.access}</p>
      </div>
      <Pulse />
    </main>
  )
}
