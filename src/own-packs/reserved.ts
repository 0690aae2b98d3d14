/** Names that mean something to the language itself; as members of a pack they would only look for trouble. */
const RESERVED = new Set(['__proto__', 'constructor', 'prototype'])

export const isReserved = (name: string): boolean => RESERVED.has(name)
