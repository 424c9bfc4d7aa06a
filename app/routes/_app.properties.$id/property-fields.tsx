import { propertyWords } from '#words/properties.ts'
import { Section } from '../../components/kit/card.tsx'
import { ChoiceField, ListedField, TypedField } from '../../components/record/record-inputs.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'

/** Where a home is, what it is, and what its papers call it. */
export function PropertyFieldGroups() {
  const { areas } = useWorkspace()
  const words = propertyWords()
  return (
    <div className="grid gap-x-10 gap-y-7 lg:grid-cols-2">
      <Section title={words.groups.place}>
        <ChoiceField
          name="area"
          options={areas.map(({ key, name }) => ({ value: key, label: name }))}
        />
        <TypedField name="building" />
        <TypedField name="unit" />
        <TypedField name="floor" kind="floor" />
      </Section>
      <Section title={words.groups.home}>
        <ListedField name="propertyType" kind="propertyType" />
        <TypedField name="bedrooms" kind="bedrooms" placeholder={words.addOrStudio} />
        <TypedField name="bathrooms" kind="whole" />
        <TypedField name="sizeSqft" kind="size" />
        <TypedField name="parking" kind="whole" />
      </Section>
      <Section title={words.groups.papers}>
        <TypedField name="titleDeed" />
        <TypedField name="makani" kind="permit" />
      </Section>
    </div>
  )
}
