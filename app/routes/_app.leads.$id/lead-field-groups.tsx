import type { Identity } from '#domain/contact/identities.ts'
import { leadWords } from '#words/lead.ts'
import { labelWords } from '#words/labels.ts'
import { AreasField } from '../../components/record/areas-field.tsx'
import { Section } from '../../components/kit/card.tsx'
import { DateField } from '../../components/record/date-field.tsx'
import {
  ChoiceField,
  ListedField,
  TypedField,
  YesNoField,
} from '../../components/record/record-inputs.tsx'
import { optionsOf } from '../../components/kit/select.tsx'
import { ContactLink } from '../../components/business/contact-link.tsx'
import { type RecordFields, RecordFieldsProvider } from '../../live/fields/record-fields.tsx'
import { AlsoKnown } from './also-known.tsx'
import { FollowUpShortcuts } from './follow-up-shortcuts.tsx'

type LeadFieldGroupsProps = {
  contactId: string | null
  also: readonly Identity[]
  /** The fields that are the contact's, where there is one. */
  person: RecordFields
}

/** What is known of a lead, by what one asks for on the phone. */
export function LeadFieldGroups({ contactId, also, person }: LeadFieldGroupsProps) {
  const words = leadWords()
  const labels = labelWords()
  return (
    <div className="grid gap-x-10 gap-y-8 lg:grid-cols-2">
      <Section title={words.contact} actions={contactId && <ContactLink id={contactId} />}>
        <RecordFieldsProvider fields={person}>
          <TypedField name="name" kind="name" />
          <TypedField name="phone" kind="phone" placeholder={words.addNumber} />
          <TypedField name="email" kind="email" placeholder={words.addAddress} />
        </RecordFieldsProvider>
        <AlsoKnown identities={also} />
        <ChoiceField name="temperature" options={optionsOf(labels.temperatures)} />
      </Section>
      <Section title={words.timing}>
        <DateField name="nextFollowUpAt" withTime />
        <FollowUpShortcuts />
        <DateField name="moveDate" />
      </Section>
      <Section title={words.requirements}>
        <ChoiceField name="intent" options={optionsOf(labels.intents)} />
        <ListedField name="propertyType" kind="propertyType" />
        <AreasField name="areas" />
        <TypedField name="bedrooms" kind="bedrooms" placeholder={words.addOrStudio} />
        <TypedField name="bathrooms" kind="whole" />
        <ChoiceField name="furnishing" options={optionsOf(labels.furnishings)} />
        <TypedField name="parking" kind="whole" />
        <YesNoField name="pets" />
      </Section>
      <Section title={words.money}>
        <TypedField name="budgetMin" kind="money" placeholder={words.amountHint} />
        <TypedField name="budgetMax" kind="money" placeholder={words.amountHint} />
        <ChoiceField name="budgetPeriod" options={optionsOf(labels.periods)} />
        <ChoiceField name="financing" options={optionsOf(labels.financing)} />
      </Section>
    </div>
  )
}
