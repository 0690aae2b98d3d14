/** Indexes of what stands around a body: hosts and headers. Most exchanges have none of those that packs know. */

import type { Header } from '../exchange'
import type { Pack } from '../pack'
import { addPassed, addTest, at, emptyIndex, type ValueIndex } from './value-index'

/** A map that is mostly asked for what it does not have: the length of a key tells that before it is looked up. */
class Sieve<T> {
  private readonly map = new Map<string, T>()
  /** The lengths of all keys, modulo 32, as bits. */
  private lengths = 0

  /** The entry under a key, made where it is missing. */
  at(key: string, make: () => T): T {
    this.lengths |= 1 << key.length
    return at(this.map, key, make)
  }

  /** May there be a key of this length? */
  mayHave(length: number): boolean {
    return (this.lengths & (1 << length)) !== 0
  }

  get(key: string): T | undefined {
    return this.map.get(key)
  }
}

const NO_PACKS: readonly Pack[] = []

/** Packs by the hosts of their APIs. */
export class HostIndex {
  private readonly exact = new Sieve<Pack[]>()
  /** `example.com` for the pattern `*.example.com`. */
  private readonly parents = new Sieve<Pack[]>()

  add(pattern: string, pack: Pack): void {
    const packs = pattern.startsWith('*.')
      ? this.parents.at(pattern.slice(2), () => [])
      : this.exact.at(pattern, () => [])
    if (!packs.includes(pack)) packs.push(pack)
  }

  /** The packs of the exact name first, then those of each parent domain (`a.b.c` → `b.c`, `c`). */
  find(host: string): readonly Pack[] {
    let found = (this.exact.mayHave(host.length) && this.exact.get(host)) || NO_PACKS
    for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
      if (!this.parents.mayHave(host.length - dot - 1)) continue
      const packs = this.parents.get(host.slice(dot + 1))
      if (packs) found = [...found, ...packs]
    }
    return found
  }
}

/** Packs by headers and their values. */
export class HeaderIndex {
  private readonly names = new Sieve<ValueIndex>()

  /** @param name in any case (RFC 9110 §5.1) */
  add(name: string, matcher: Parameters<typeof addTest>[1], pack: Pack): void {
    addTest(this.names.at(name.toLowerCase(), emptyIndex), matcher, pack)
  }

  /** The packs that these headers point to. */
  find(headers: readonly Header[]): Iterable<Pack> {
    let found: Set<Pack> | null = null
    for (const { name, value } of headers) {
      const index = this.names.mayHave(name.length) && this.names.get(name.toLowerCase())
      if (!index) continue
      found ??= new Set()
      addPassed(found, index, value)
    }
    return found ?? NO_PACKS
  }
}
