/** Handlers of all packs, written to a folder as a person would save them, and loaded from there. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { transformWithOxc } from 'vite'
import type { Pack } from '../../../src/engine'
import { handlerFor } from '../../../src/share/handler/handler'

/** What a handler exports, as far as every one of them does. */
export interface Handler {
  verdictOf(code: string | null, status: number): string
  request(
    url: string,
    init?: RequestInit | ((attempt: number) => RequestInit),
    options?: {
      attempts?: number
      maxDelayMs?: number
      fetch?: (url: string | URL | Request, init?: RequestInit) => Promise<Response>
      now?: () => number
      random?: () => number
      wait?: (ms: number, signal?: AbortSignal | null) => Promise<void>
    },
  ): Promise<Response>
}

export class HandlerFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'errata-handlers-'))

  /** Writes the handlers of the packs that have one; returns their ids. */
  write(packs: readonly Pack[]): string[] {
    return packs.flatMap((pack) => {
      const text = handlerFor(pack)
      if (text === null) return []
      writeFileSync(join(this.path, `${pack.id}.ts`), text)
      return [pack.id]
    })
  }

  async load(pack: Pack): Promise<Handler> {
    const file = join(this.path, `${pack.id}.mjs`)
    const { code } = await transformWithOxc(handlerFor(pack) ?? '', `${pack.id}.ts`)
    writeFileSync(file, code)
    return import(/* @vite-ignore */ pathToFileURL(file).href) as Promise<Handler>
  }

  remove(): void {
    rmSync(this.path, { recursive: true })
  }
}
