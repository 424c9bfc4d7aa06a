import { sandboxWords } from '#words/sandboxes.ts'
import {
  enquiryExample,
  publishExample,
  resetExample,
  sandboxTokenExample,
  shownExample,
} from '../../developers/sandbox-examples.ts'
import { CURL } from '../../developers/first-examples.ts'
import { CodeBlock } from '../_app.developers/code-block.tsx'

/** What can be done in a sandbox, with the address of one's first one. */
export function HowItWorks({ url }: { url: string | null }) {
  const { steps } = sandboxWords()
  const base = url ?? 'https://…'
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <Step {...steps.token} text={sandboxTokenExample(base)} />
      <Step {...steps.publish} text={publishExample(base)} />
      <Step {...steps.shown} text={shownExample(base)} />
      <Step {...steps.enquiry} text={enquiryExample(base)} />
      <Step {...steps.reset} text={resetExample(base)} />
    </section>
  )
}

function Step({ title, hint, text }: { title: string; hint: string; text: string }) {
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <h3 className="text-sm font-semibold">{title}</h3>
      <p className="text-sm text-muted">{hint}</p>
      <CodeBlock title={CURL} text={text} />
    </section>
  )
}
