import type { ReactNode } from 'react'
import { developerWords } from '#words/developers.ts'
import { ButtonLink } from '../../components/kit/button.tsx'
import {
  bulkExample,
  clientExample,
  CURL,
  curl,
  tokenExample,
  TYPESCRIPT,
  webhookExample,
} from '../../developers/first-examples.ts'
import type { Reference } from '../../developers/read-document.ts'
import { Code, CodeBlock } from './code-block.tsx'

type Props = Omit<Reference, 'groups'> & { mayMakeClients: boolean }

/** From nothing to a program that reads, hears and sends, with the addresses of this house. */
export function FirstSteps({ baseUrl, tokenUrl, scopes, problem, mayMakeClients }: Props) {
  const { steps, hint, document, workflows, start } = developerWords()
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <header>
        <h2 className="text-md font-semibold">{start}</h2>
        <p className="text-sm text-muted">{hint}</p>
        <p className="flex flex-wrap gap-x-4 text-sm">
          <a href="/api/openapi.json" className="text-accent hover:underline">
            {document}
          </a>
          <a href="/api/arazzo.json" className="text-accent hover:underline">
            {workflows}
          </a>
        </p>
      </header>
      <Step title={steps.client} hint={steps.clientHint}>
        <div className="flex flex-wrap gap-2">
          {mayMakeClients && (
            <ButtonLink to="/admin/clients" size="sm">
              {steps.clients}
            </ButtonLink>
          )}
          <ButtonLink to="/developers/sandboxes" size="sm">
            {steps.sandboxes}
          </ButtonLink>
        </div>
        <Scopes scopes={scopes} />
      </Step>
      <Step title={steps.token} hint={steps.tokenHint}>
        <CodeBlock title={CURL} text={tokenExample(tokenUrl)} />
      </Step>
      <Step title={steps.request} hint={steps.requestHint}>
        <CodeBlock title={CURL} text={curl(`'${baseUrl}/leads?limit=5&stage=new'`)} />
        <CodeBlock title={TYPESCRIPT} text={clientExample(new URL(baseUrl).origin)} />
      </Step>
      <Step title={steps.events} hint={steps.eventsHint}>
        <CodeBlock title={CURL} text={curl(`-N '${baseUrl}/events/stream?resource=lead'`)} />
      </Step>
      <Step title={steps.webhooks} hint={steps.webhooksHint}>
        <CodeBlock title={CURL} text={webhookExample(baseUrl)} />
      </Step>
      <Step title={steps.bulk} hint={steps.bulkHint}>
        <CodeBlock title={CURL} text={bulkExample(baseUrl)} />
      </Step>
      <Step title={steps.errors} hint={steps.errorsHint}>
        <div className="rounded-md border bg-sunken">
          <Code text={problem} />
        </div>
      </Step>
    </section>
  )
}

function Scopes({ scopes }: Pick<Reference, 'scopes'>) {
  return (
    <details>
      <summary className="cursor-pointer text-sm text-muted">{developerWords().scopes}</summary>
      <dl lang="en" dir="ltr" className="mt-2 grid gap-1 text-sm">
        {scopes.map(([scope, means]) => (
          <div key={scope} className="flex flex-wrap gap-x-3">
            <dt>
              <code className="text-xs">{scope}</code>
            </dt>
            <dd className="text-muted">{means}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function Step({ title, hint, children }: { title: string; hint: string; children: ReactNode }) {
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <h3 className="text-sm font-semibold">{title}</h3>
      <p className="text-sm text-muted">{hint}</p>
      {children}
    </section>
  )
}
