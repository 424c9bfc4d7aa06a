import { FURNISHINGS, PERIODS, PROPERTY_TYPES } from '#domain/catalogue.ts'
import { AreasField } from '../../components/areas-field.tsx'
import { Section } from '../../components/card.tsx'
import { DateField } from '../../components/date-field.tsx'
import { ChoiceField, TypedField, YesNoField } from '../../components/record-inputs.tsx'
import { optionsOf } from '../../components/select.tsx'
import { FollowUpShortcuts } from './follow-up-shortcuts.tsx'

const INTENTS = optionsOf({ buy: 'Buy', rent: 'Rent', sell: 'Sell', let: 'Let out' })
const FINANCING = optionsOf({ cash: 'Cash', mortgage: 'Mortgage', undecided: 'Undecided' })
const TEMPERATURES = optionsOf({ hot: 'Hot', warm: 'Warm', cold: 'Cold' })

/** What is known of a lead, by what one asks for on the phone. */
export function LeadFieldGroups() {
  return (
    <div className="grid gap-x-10 gap-y-8 lg:grid-cols-2">
      <Section title="Contact">
        <TypedField name="name" />
        <TypedField name="phone" kind="phone" placeholder="Add a number" />
        <TypedField name="email" kind="email" placeholder="Add an address" />
        <ChoiceField name="temperature" options={TEMPERATURES} />
      </Section>
      <Section title="Timing">
        <DateField name="nextFollowUpAt" withTime />
        <FollowUpShortcuts />
        <DateField name="moveDate" />
      </Section>
      <Section title="Requirements">
        <ChoiceField name="intent" options={INTENTS} />
        <ChoiceField name="propertyType" options={optionsOf(PROPERTY_TYPES)} />
        <AreasField name="areas" />
        <TypedField name="bedrooms" kind="whole" placeholder="Add, or studio" />
        <TypedField name="bathrooms" kind="whole" />
        <ChoiceField name="furnishing" options={optionsOf(FURNISHINGS)} />
        <TypedField name="parking" kind="whole" />
        <YesNoField name="pets" />
      </Section>
      <Section title="Money">
        <TypedField name="budgetMin" kind="money" unit="AED" placeholder="95k or 1.2m" />
        <TypedField name="budgetMax" kind="money" unit="AED" placeholder="95k or 1.2m" />
        <ChoiceField name="budgetPeriod" options={optionsOf(PERIODS)} />
        <ChoiceField name="financing" options={FINANCING} />
      </Section>
    </div>
  )
}
