import { DomainError } from '#domain/errors.ts'
import { propertyName } from '#domain/property/property.ts'
import { removeOwner, setOwner } from './change-owners.ts'
import { assignProperty, setPropertyFields } from './change-property.ts'
import { createProperty } from './create-property.ts'
import type { PropertyAnswer, PropertyAsked, PropertyDeps } from './property-asked.ts'

type Run = (deps: PropertyDeps, asked: PropertyAsked) => Promise<PropertyAnswer>

const COMMANDS: Record<string, Run> = {
  create: createProperty,
  setFields: setPropertyFields,
  assign: assignProperty,
  setOwner,
  removeOwner,
}

/** Runs a command on a property, which is a row and no document. */
export async function runPropertyCommand(
  deps: PropertyDeps,
  command: string,
  asked: PropertyAsked,
): Promise<PropertyAnswer> {
  const run = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined
  if (!run || (asked.key === 'new' && command !== 'create')) {
    const known = Object.keys(COMMANDS).join(', ')
    throw new DomainError(
      'invalid',
      `${propertyName(asked.key)} takes no ${command.slice(0, 40)}. Commands: ${known}.`,
    )
  }
  return run(deps, asked)
}
