import { PhoneOff } from 'lucide-react'
import { contactTitle } from '#domain/contact/contact.ts'
import { CONTACT_FIELDS } from '#domain/contact/fields.ts'
import { documentName } from '#domain/documents/documents.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { contactWords } from '#words/contacts.ts'
import { Filing } from '../../components/business/filing.tsx'
import { RecordFiles } from '../../components/files/record-files.tsx'
import { MessagesLink } from '../../components/business/messages-link.tsx'
import { Reach } from '../../components/business/reach.tsx'
import { formatPhone } from '../../components/format/phone/format-phone.ts'
import { Badge } from '../../components/kit/badge.tsx'
import { Section } from '../../components/kit/card.tsx'
import { optionsOf } from '../../components/kit/select.tsx'
import { OverlapNotice } from '../../components/live/overlap-notice.tsx'
import { RefusedNotice } from '../../components/live/refused-notice.tsx'
import { ChoiceField, TypedField, YesNoField } from '../../components/record/record-inputs.tsx'
import { RichText } from '../../components/rich-text/rich-text.tsx'
import { Page } from '../../frame/page.tsx'
import { HistoryButton } from '../../history/history-button.tsx'
import { useShowLive } from '../../live/document/shown-live.tsx'
import { useLiveDocument } from '../../live/document/use-live-document.tsx'
import { useRefreshOnChange } from '../../live/use-refresh-on-change.ts'
import { RecordFieldsProvider } from '../../live/fields/record-fields.tsx'
import { useContact, useContactFields } from '../../live/fields/use-contact.ts'
import { LogCall } from '../../logged-call/log-call.tsx'
import { useCalled } from '../../logged-call/use-called.ts'
import { ConsentList } from './consent-list.tsx'
import type { LoadedContact } from './contact-loader.server.ts'
import { ContactPanel } from './contact-panel.tsx'
import { IdentityList } from './identity-list.tsx'
import { OutreachStanding } from './outreach-standing.tsx'
import { RolesField } from './roles-field.tsx'

/** A person or a company outside the house, live, with everything that hangs on it. */
export function ContactPage({ page }: { page: LoadedContact }) {
  const { id, may } = page
  const words = contactWords()
  const document = documentName('contact', id)
  const live = useLiveDocument(document)
  const contact = useContact(live, page.contact)
  const fields = useContactFields(live, { id, contact, mayWrite: may.write })
  const { begin } = useCalled(document)
  useShowLive(live, 'record')
  useRefreshOnChange('contact', id, page.since)
  return (
    <Page
      title={formatPhone(contactTitle(contact) ?? words.nameless)}
      aside={
        contact.doNotCall && (
          <Badge tone="bad" icon={<PhoneOff aria-hidden />}>
            {words.doNotCall}
          </Badge>
        )
      }
      actions={
        <>
          <HistoryButton document={document} mayRestore={may.write} />
          {contact.phone && !contact.doNotCall && (
            <Reach phone={contact.phone} {...(may.note && { onCall: begin })} />
          )}
          <MessagesLink contactId={id} />
        </>
      }
      panelTitle={words.panel}
      panel={<ContactPanel page={page} />}
    >
      <RecordFieldsProvider fields={fields}>
        <div className="mx-auto grid max-w-5xl gap-8">
          <LogCall record={document} phone={contact.phone} leads={page.answerable} />
          <RefusedNotice live={live} table={CONTACT_FIELDS} />
          <OverlapNotice live={live} fields={fields} />
          <Filing
            document={document}
            tags={contact.tags ?? []}
            archivedAt={contact.archivedAt}
            mayWrite={may.write}
            mayArchive={may.archive}
          />
          <div className="grid gap-x-10 gap-y-8 lg:grid-cols-2">
            <About />
            <div className="grid content-start gap-8">
              <IdentityList live={live} contact={contact} readOnly={fields.readOnly} />
              <ConsentList id={id} consent={contact.consent} mayWrite={may.write} />
              <OutreachStanding outreach={page.outreach} />
            </div>
          </div>
          <Notes live={live} readOnly={!may.write} />
          <RecordFiles record={document} files={page.files} mayWrite={may.write} />
        </div>
      </RecordFieldsProvider>
    </Page>
  )
}

function Notes({ live, readOnly }: { live: LiveDocument | null; readOnly: boolean }) {
  const words = contactWords()
  return (
    <Section title={words.notes}>
      <RichText
        live={live}
        fragment="notes"
        label={words.notes}
        placeholder={words.notesHint}
        readOnly={readOnly}
      />
    </Section>
  )
}

function About() {
  const words = contactWords()
  return (
    <Section title={words.about}>
      <ChoiceField name="kind" options={optionsOf(words.kinds)} />
      <TypedField name="name" kind="name" />
      <TypedField name="nameAr" kind="name" />
      <TypedField name="phone" kind="phone" />
      <TypedField name="email" kind="email" />
      <ChoiceField name="language" options={optionsOf(words.languages)} />
      <RolesField />
      <YesNoField name="doNotCall" />
    </Section>
  )
}
