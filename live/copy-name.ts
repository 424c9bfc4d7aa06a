const PREFIX = 'pace'

/** Whose a copy is that nobody was signed in for: it waits for whoever is next. */
export const NOBODY = 'nobody'

/** Two people at one browser share no copy. */
export function copyName(owner: string, document: string): string {
  return [PREFIX, owner, document].join(':')
}

/** Whose copy a database is, and of what; null for one that is none. */
export function readCopyName(database: string): { owner: string; document: string } | null {
  const [prefix, owner, ...document] = database.split(':')
  return prefix === PREFIX && owner ? { owner, document: document.join(':') } : null
}

export function canKeepCopies(): boolean {
  return typeof indexedDB !== 'undefined'
}
