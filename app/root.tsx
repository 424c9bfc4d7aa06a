import {
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import {
  Links,
  Meta,
  Outlet,
  ScrollRestoration,
  useRouteLoaderData,
  type ShouldRevalidateFunction,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { Direction } from 'radix-ui'
import { AuthenticityTokenProvider } from 'remix-utils/csrf/react'
import { currentLanguage, directionOf } from '#words/catalogue/language.ts'
import { phoneWords } from '#words/phone.ts'
import styles from './app.css?url'
import { Toaster } from './components/kit/overlay/toaster.tsx'
import { keepEarlyKeys } from './frame/early-keys.ts'
import { RevalidateProvider } from './live/document/use-refresh.tsx'
import { RenderedAt } from './components/hooks/use-now.ts'
import { LateScripts } from './pages/late-scripts.tsx'
import { useNonce } from './pages/nonce.tsx'
import { ProblemPage } from './frame/problem-page.tsx'
import { manifestAddress } from './phone/manifest-address.ts'
import { readTheme } from './pages/theme.server.ts'

/**
 * The page's policy forbids making code of text. Zod tries once, to find out, and the browser reports it; told before its first
 * schema it does not.
 */
const NO_EVAL = 'globalThis.__zod_globalConfig = { jitless: true }'

export const meta: MetaFunction = () => [{ title: 'PACE' }]

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'apple-touch-icon', href: '/apple-touch-icon.png' },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const [csrf, cookie] = await context.deps.csrf.commitToken(request)
  const theme = await readTheme(request)
  return data(
    { csrf, theme, now: Date.now() },
    cookie ? { headers: { 'set-cookie': cookie } } : undefined,
  )
}

/** Neither changes while one works, but for the theme that one has just chosen. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formAction }) =>
  formAction === '/theme'

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root')
  const nonce = useNonce()
  const language = currentLanguage()
  const direction = directionOf(language)
  return (
    <html lang={language} dir={direction} data-theme={root?.theme ?? 'system'}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta name="description" content={phoneWords().app.description} />
        <meta name="mobile-web-app-capable" content="yes" />
        <meta name="apple-mobile-web-app-title" content="PACE" />
        <link rel="manifest" href={manifestAddress(language)} />
        {/* Before the style sheet: a script behind one waits for it, and all of the page behind the script. */}
        <script
          nonce={nonce}
          suppressHydrationWarning
          dangerouslySetInnerHTML={{ __html: `${NO_EVAL};(${keepEarlyKeys.toString()})()` }}
        />
        <Meta />
        <Links />
      </head>
      <body>
        <Direction.Provider dir={direction}>
          {children}
          <Toaster />
        </Direction.Provider>
        <ScrollRestoration nonce={nonce} />
        <LateScripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function Root() {
  const root = useRouteLoaderData<typeof loader>('root')
  return (
    <RenderedAt.Provider value={root?.now ?? null}>
      <AuthenticityTokenProvider token={root?.csrf ?? ''}>
        <RevalidateProvider>
          <Outlet />
        </RevalidateProvider>
      </AuthenticityTokenProvider>
    </RenderedAt.Provider>
  )
}

export function ErrorBoundary() {
  return <ProblemPage />
}
