import { useSearchParams } from '@remix-run/react'
import { contactWords } from '#words/contacts.ts'
import { Tabs } from '../../components/kit/tabs.tsx'
import type { LoadedContact } from './contact-loader.server.ts'
import { ContactTimeline } from './contact-timeline.tsx'
import { RelatedPanel } from './related-panel.tsx'

/** What hangs on a contact now, and what has happened with it. */
export function ContactPanel({ page }: { page: LoadedContact }) {
  const [params] = useSearchParams()
  const { id, timeline, may, audience } = page
  const words = contactWords()
  return (
    <Tabs
      label={words.panel}
      first={params.has('note') ? 'timeline' : 'related'}
      tabs={[
        { key: 'related', label: words.panel, content: <RelatedPanel page={page} /> },
        {
          key: 'timeline',
          label: words.timeline.title,
          content: <ContactTimeline {...{ id, timeline, may, audience }} />,
        },
      ]}
    />
  )
}
