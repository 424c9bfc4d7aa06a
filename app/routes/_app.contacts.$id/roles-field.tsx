import { keysOf } from '#domain/catalogue.ts'
import { CONTACT_FIELDS, CONTACT_ROLES } from '#domain/contact/fields.ts'
import { contactWords } from '#words/contacts.ts'
import { FieldRow } from '../../components/record/field-row.tsx'
import { useChosenField } from '../../components/record/use-field.ts'

/** What a contact is to the house: any of a few, ticked. */
export function RolesField() {
  const { field, life, row } = useChosenField('roles')
  const chosen = CONTACT_FIELDS.roles.schema.safeParse(field.value).data ?? []
  const words = contactWords().roles
  return (
    <FieldRow {...row}>
      {(props) => (
        <div {...props} role="group" className="flex flex-wrap gap-x-4 gap-y-1 px-2 py-1.5 text-sm">
          {keysOf(CONTACT_ROLES).map((role) => (
            <label key={role} className="flex items-center gap-1.5">
              <input
                type="checkbox"
                className="accent-accent"
                checked={chosen.includes(role)}
                disabled={field.readOnly}
                onChange={({ target }) =>
                  life.choose(
                    target.checked ? [...chosen, role] : chosen.filter((one) => one !== role),
                  )
                }
              />
              {words[role]}
            </label>
          ))}
        </div>
      )}
    </FieldRow>
  )
}
