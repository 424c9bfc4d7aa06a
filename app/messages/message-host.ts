/** What stands after the @ of the house's own address, and so in the ids of its mails. */
export function messageHostOf(from: string): string {
  const address = /<([^<>]+)>/.exec(from)?.[1] ?? from
  return address.slice(address.lastIndexOf('@') + 1).trim() || 'localhost'
}
